"""What shows money: accounts and guarantees."""

from tinggal.reading.kinds.marks import Marks

KINDS: tuple[Marks, ...] = (
    Marks(
        "bank_statement",
        titles=(
            "rekening koran",
            "rekening koran tiga bulan terakhir",
            "laporan rekening",
            "mutasi rekening",
            "e-statement",
            "bank statement",
            "statement of account",
            "account statement",
            "surat keterangan saldo",
            "buku tabungan",
            "kontoauszug",
            "bank reference letter",
        ),
        words=(
            "saldo akhir",
            "saldo awal",
            "saldo",
            "nomor rekening",
            "no rekening",
            "account number",
            "closing balance",
            "ending balance",
            "opening balance",
            "balance",
            "debit",
            "kredit",
            "credit",
            "mutasi",
            "transaksi",
            "transactions",
            "withdrawals",
            "deposits",
            "iban",
        ),
        against=("jaminan keimigrasian", "bank garansi"),
    ),
    Marks(
        "immigration_guarantee",
        titles=(
            "bukti jaminan keimigrasian",
            "jaminan keimigrasian",
            "proof of the immigration guarantee",
            "immigration guarantee",
            "sertifikat deposito jaminan keimigrasian",
        ),
        words=("telah menempatkan jaminan", "menempatkan", "deposito", "jaminan", "kepala cabang", "deposit", "bank"),
        against=("surat jaminan", "surat pernyataan dan jaminan"),
    ),
)
