"""Monev ZI: an office's Rencana Aksi Zona Integritas, followed from plan to proof."""
