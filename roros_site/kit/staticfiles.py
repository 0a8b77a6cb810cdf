"""Static files under hashed names, ES module imports included, compressed at collection time."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Rewrites relative imports between our modules too, so that every file can be kept for ever."""

    support_js_module_import_aggregation = True
