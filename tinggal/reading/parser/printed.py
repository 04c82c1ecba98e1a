"""The print of a document, page by page: from its text where it has one, else from its dots."""

from tinggal.reading.parser import ocr, text_layer
from tinggal.reading.parser.pages import Opened
from tinggal.reading.recognise import recognise
from tinggal.reading.rows import Row, rows_of

_LEAST_LETTERS = 60  # fewer on a page with a text are the stamp of a scanning program
_LAST_PAGE_MATTERS = frozenset({"bank_statement", "", "company_deed"})


def rows_of_document(document: Opened) -> list[Row]:
    """The rows of the pages that are read. Reading dots takes a second a page, so the pages after the first are read
    from dots only where the first did not say what the document is, or where what matters stands at the end."""
    rows: list[Row] = []
    for number in document.pages():
        words = text_layer.words_on(document.pdf[number - 1], number=number) if document.pdf else []
        if sum(sign.isalpha() for word in words for sign in word.text) < _LEAST_LETTERS:
            if number > 1 and recognise(rows).code not in _LAST_PAGE_MATTERS:
                break
            words = ocr.words_in(document.page(number, longer=ocr.LONGER), number=number) or words
        rows += rows_of(words)
    return rows
