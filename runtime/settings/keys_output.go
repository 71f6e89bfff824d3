package settings

// What a crawl writes.
var (
	Feeds                 = Key[Dict]{"FEEDS", Dict{}, "where items go: URI to options", false}
	FeedExportEncoding    = Key[string]{"FEED_EXPORT_ENCODING", "", "encoding of feeds; none is escaped ASCII for JSON and UTF-8 for the others", false}
	FeedExportFields      = Key[any]{"FEED_EXPORT_FIELDS", nil, "fields of feeds and their order: a list, or a mapping from field to title", false}
	FeedExportIndent      = Key[any]{"FEED_EXPORT_INDENT", int64(0), "indentation of JSON and XML feeds; 0 is one item a line, null is compact", false}
	FeedStoreEmpty        = Key[bool]{"FEED_STORE_EMPTY", true, "write feeds that have no items", false}
	LogstatsInterval      = Key[float64]{"LOGSTATS_INTERVAL", 60.0, "seconds between two \"Crawled N pages\" lines", false}
	LogDateformat         = Key[string]{"LOG_DATEFORMAT", "%Y-%m-%d %H:%M:%S", "time format of log records", false}
	LogEnabled            = Key[bool]{"LOG_ENABLED", true, "log at all", false}
	LogFile               = Key[string]{"LOG_FILE", "", "file the log goes to instead of stderr", false}
	LogFileAppend         = Key[bool]{"LOG_FILE_APPEND", true, "append to the log file", false}
	LogFormat             = Key[string]{"LOG_FORMAT", "%(asctime)s [%(name)s] %(levelname)s: %(message)s", "format of log records", false}
	LogLevel              = Key[string]{"LOG_LEVEL", "DEBUG", "lowest level logged", true}
	LogShortNames         = Key[bool]{"LOG_SHORT_NAMES", false, "log \"scrapy\" instead of the component", false}
	MemusageCheckInterval = Key[float64]{"MEMUSAGE_CHECK_INTERVAL_SECONDS", 60.0, "seconds between two looks at the memory", false}
	MemusageEnabled       = Key[bool]{"MEMUSAGE_ENABLED", true, "watch the memory of the process (where the system tells)", false}
	MemusageLimitMB       = Key[int]{"MEMUSAGE_LIMIT_MB", 0, "close the spider when the process ever took more MiB than this; 0 is off", false}
	MemusageWarningMB     = Key[int]{"MEMUSAGE_WARNING_MB", 0, "warn once when the process ever took more MiB than this; 0 is off", false}
	StatsDump             = Key[bool]{"STATS_DUMP", true, "log the stats at the end", false}
)

var outputSettings = []Entry{
	Feeds,
	FeedExportEncoding,
	FeedExportFields,
	FeedExportIndent,
	FeedStoreEmpty,
	atLeast(LogstatsInterval, 0),
	LogDateformat,
	LogEnabled,
	LogFile,
	LogFileAppend,
	LogFormat,
	levelName(LogLevel),
	LogShortNames,
	atLeast(MemusageCheckInterval, 0.001),
	MemusageEnabled,
	atLeast(MemusageLimitMB, 0),
	atLeast(MemusageWarningMB, 0),
	StatsDump,
}
