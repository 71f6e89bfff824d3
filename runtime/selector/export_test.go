package selector

// CompileLimited is CompilePattern with another limit than a second for a search.
var CompileLimited = compileLimited
