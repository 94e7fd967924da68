"""Peta Capaian: how much of what falls due in each month is done, per area? A cell opens to its rows."""

from monev import figures
from monev.ui import context, langkah_panel, looks, page_words
from monev.ui.looks import blocks
from pages.peta_capaian import map_blocks

k = context.current(context.Context)
counts = figures.current_counts(k.db, k.view)
sentence = figures.ringkasan_sentence(k.view, counts, figures.per_area(k.db, k.view))
switches, complaints = map_blocks.read_switches()
cells = figures.matrix(k.db, k.view, *switches)
chosen, unknown_cell = map_blocks.read_chosen_cell(k, switches)
content = [blocks.sentence(page_words.without_repetition(sentence, k.view, counts))]
if unknown := [*complaints, *unknown_cell]:
    content.append(blocks.notice(" ".join(unknown)))
content.append(map_blocks.switch_blocks(switches, rencana_only=k.view.rencana_only))
rows = map_blocks.chosen_rows(k, switches, chosen)
content.append(blocks.group("map-and-rows", map_blocks.draw_map(k, cells, switches, chosen), *rows))
if any(cell["N"] for cell in cells):
    content.append(map_blocks.key_to_map(switches, rencana_only=k.view.rencana_only))
content += map_blocks.table_blocks(k, cells, switches)
looks.show(content, key="peta", plan_only=k.view.rencana_only)
langkah_panel.open_requested(k)
