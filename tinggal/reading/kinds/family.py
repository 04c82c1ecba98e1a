"""What shows that people belong together."""

from tinggal.reading.kinds.marks import Marks

KINDS: tuple[Marks, ...] = (
    Marks(
        "family_relation_proof",
        titles=(
            "kartu keluarga",
            "surat keterangan hubungan keluarga",
            "surat keterangan keluarga",
            "family card",
            "family register",
            "proof of family relation",
        ),
        words=(
            "kepala keluarga",
            "nama kepala keluarga",
            "hubungan dalam keluarga",
            "anggota",
            "no kk",
            "status hubungan",
            "head of the family",
            "member of the family",
            "dinas kependudukan",
        ),
    ),
    Marks(
        "parents_permit",
        titles=(
            "izin tinggal orang tua",
            "izin tinggal ayah",
            "izin tinggal ibu",
            "stay permit of the parents",
            "permit of the parents",
            "paspor dan izin tinggal orang tua",
        ),
        words=("orang tua dari", "orang tua", "parents of", "ayah", "ibu", "anak"),
        against=("akta kelahiran", "surat wali"),
    ),
    Marks(
        "guardian_papers",
        titles=(
            "surat pernyataan wali",
            "surat wali",
            "surat penunjukan wali",
            "surat perwalian",
            "letter of guardianship",
            "guardianship letter",
            "guardian statement",
            "appointment of guardian",
        ),
        words=("adalah wali bagi", "wali", "di bawah umur", "guardian", "guardianship", "perwalian"),
    ),
)
