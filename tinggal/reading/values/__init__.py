"""The values printed on documents: days, amounts, numbers, names. Small parsers without knowledge of pages."""

NAMES = frozenset(
    {
        "date",
        "birth_date",
        "valid_until",
        "issue_date",
        "entry_date",
        "event_date",
        "amount",
        "balance",
        "salary",
        "nik",
        "kk_number",
        "npwp",
        "nib",
        "rptka_number",
        "letter_number",
        "passport_number",
        "permit_number",
        "visa_number",
        "person_name",
        "surname",
        "given_names",
        "signer",
        "not_balance",
        "sponsor_name",
        "company_name",
        "account_number",
        "headcount",
        "name",
        "mark",
    }
)
"""Every name a ``Value`` can have. ``event_date``: of a wedding or birth; ``valid_until``: the last day of what the
document grants; ``balance``: what an account holds; ``account_number``: the account a statement is about;
``headcount``: how many foreign workers a plan or paper names; ``letter_number``: the document's own number; ``name``:
words with capitals that may be anybody's name; ``mark``: a stamp or word that decides, as "entry", "paid",
"feasible"."""
