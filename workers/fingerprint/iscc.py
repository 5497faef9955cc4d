"""The ISCC Text-Code of a text (ISO 24138), by which others compare it without our code; needs the extra ``iscc``."""


class NoIsccError(RuntimeError):
    """The library that makes ISCC codes is not installed."""


def text_code(text: str) -> str:
    """The Text-Code of 64 bits, as ``ISCC:…``; NoIsccError where the extra is not installed.

    The standard folds case, marks and spaces by itself, so that the text is given as it is.
    """
    try:
        from iscc_lib import gen_text_code_v0
    except ImportError as error:
        raise NoIsccError("ISCC codes need iscc-lib: pip install 'copydesk[iscc]'") from error
    # Half a character is none in the standard.
    code: str = gen_text_code_v0(text.encode("utf-8", "replace").decode("utf-8"))["iscc"]
    return code
