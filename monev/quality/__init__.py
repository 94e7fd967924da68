"""What is asked about a stored plan (docs/reading.md)."""

from monev.quality.reading_quality import (
    OriginFile,
    find_origin_file,
    langkah_of,
    list_questions,
    plan_sitting,
    quality_sentence,
)
