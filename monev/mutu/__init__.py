"""How well a plan was read: each cell beside the original, every question, and the way to settle it (DESIGN §2)."""

from monev.mutu.asal import BerkasAsal, berkas_asal
from monev.mutu.asli import Asli, buka_asli
from monev.mutu.banding import SelBanding, banding
from monev.mutu.jawaban import coba_waktu, kata_bulan, letak_usulan, sebut_jawaban, sub_area_usulan
from monev.mutu.tanya import Pertanyaan, RingkasMutu, kalimat_mutu, langkah, pertanyaan, ringkas, sel

__all__ = [
    "Asli",
    "BerkasAsal",
    "Pertanyaan",
    "RingkasMutu",
    "SelBanding",
    "banding",
    "berkas_asal",
    "buka_asli",
    "coba_waktu",
    "kalimat_mutu",
    "kata_bulan",
    "langkah",
    "letak_usulan",
    "pertanyaan",
    "ringkas",
    "sebut_jawaban",
    "sel",
    "sub_area_usulan",
]
