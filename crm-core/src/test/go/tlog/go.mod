module parkledger/tlog

// What Debian 12 has.
go 1.19

// The newest that Go 1.19 reads; its packages note and tlog are those of v0.30.0.
require golang.org/x/mod v0.20.0
