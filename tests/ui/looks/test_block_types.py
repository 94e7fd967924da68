"""The painters' types are those of the blocks that pages are made of."""

import importlib.util
import re
from types import ModuleType
from typing import get_args

import pytest

from monev.ui import looks
from monev.ui.looks import blocks
from monev.ui.looks.block_types import Block
from tests.code import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("block_types_tool", ROOT / "tools/block_types.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_block_holds_the_fields_of_its_type():
    made = blocks.heading("Bukti", note="3 langkah", link=blocks.way("semua", "/bukti"))
    shape = next(each for each in get_args(Block) if each.__name__ == "Words")
    assert shape.__required_keys__ <= made.keys() <= shape.__annotations__.keys()


def test_each_painter_names_the_type_of_its_block(tool):
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(looks.STATIC.rglob("*.js"))
    )
    named = set(re.findall(r"Blocks\.(\w+)", scripts))
    assert {shape.__name__ for shape in get_args(Block)} <= named
    assert named <= set(re.findall(r"(?:interface|type) (\w+)", tool.written()))
