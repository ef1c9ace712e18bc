// Answers the cases of GoCases by Go's own packages of notes and transparency logs: the file cases.jsonl of a folder, into go.txt.
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Of tiles, as c2sp.org/tlog-tiles has them.
const height = 8

type question struct {
	ID      int
	Kind    string
	Entries [][]byte
	Indexes []int64
	Olders  []int64

	Leaf    tlog.Hash
	Index   int64
	Older   int64
	OldRoot tlog.Hash
	Size    int64
	Root    tlog.Hash
	Proof   []tlog.Hash

	Origin string
	Seed   []byte
	Note   []byte
	Keys   []string
	Key    []byte
}

func main() {
	folder := os.Args[1]
	cases, err := os.Open(filepath.Join(folder, "cases.jsonl"))
	check(err)
	answers, err := os.Create(filepath.Join(folder, "go.txt"))
	check(err)
	out := bufio.NewWriter(answers)
	lines := json.NewDecoder(bufio.NewReader(cases))
	for lines.More() {
		var q question
		check(lines.Decode(&q))
		for _, answer := range answer(q) {
			fmt.Fprintf(out, "%d %s\n", q.ID, answer)
		}
	}
	check(out.Flush())
	check(answers.Close())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func answer(q question) []string {
	switch q.Kind {
	case "log":
		return tree(q)
	case "inclusion":
		return held(tlog.CheckRecord(q.Proof, q.Size, q.Root, q.Index, q.Leaf))
	case "consistency":
		return held(tlog.CheckTree(q.Proof, q.Size, q.Root, q.Older, q.OldRoot))
	case "sign":
		return sign(q)
	case "note":
		return open(q)
	case "key":
		return key(string(q.Key))
	}
	log.Fatalf("not known: %s", q.Kind)
	return nil
}

func held(err error) []string {
	if err != nil {
		return []string{"refused"}
	}
	return []string{"held"}
}

// tree answers what a log is like that has these entries.
func tree(q question) []string {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for i, entry := range q.Entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		check(err)
		stored = append(stored, hashes...)
	}
	size := int64(len(q.Entries))
	root, err := tlog.TreeHash(size, reader)
	check(err)
	said := []string{"root " + root.String()}
	for _, index := range q.Indexes {
		proof, err := tlog.ProveRecord(size, index, reader)
		check(err)
		said = append(said, fmt.Sprintf("inclusion %d %s", index, joined(proof)))
	}
	for _, older := range q.Olders {
		proof, err := tlog.ProveTree(size, older, reader)
		check(err)
		said = append(said, fmt.Sprintf("consistency %d %s", older, joined(proof)))
		for _, tile := range tlog.NewTiles(height, older, size) {
			said = append(said, fmt.Sprintf("grown %d %s", older, path(tile)))
		}
	}
	for _, tile := range tlog.NewTiles(height, 0, size) {
		data, err := tlog.ReadTileData(tile, reader)
		check(err)
		sum := sha256.Sum256(data)
		said = append(said, fmt.Sprintf("tile %s %s", path(tile), base64.StdEncoding.EncodeToString(sum[:])))
	}
	return said
}

func joined(hashes []tlog.Hash) string {
	var words []string
	for _, hash := range hashes {
		words = append(words, hash.String())
	}
	return "[" + strings.Join(words, ",") + "]"
}

// path is Go's own without the height, which C2SP does not write.
func path(tile tlog.Tile) string {
	return strings.TrimPrefix(tile.Path(), "tile/8/")
}

func sign(q question) []string {
	private := ed25519.NewKeyFromSeed(q.Seed)
	vkey, err := note.NewEd25519VerifierKey(q.Origin, private.Public().(ed25519.PublicKey))
	check(err)
	parts := strings.Split(vkey, "+")
	skey := fmt.Sprintf("PRIVATE+KEY+%s+%s+%s", q.Origin, parts[1], base64.StdEncoding.EncodeToString(append([]byte{1}, q.Seed...)))
	signer, err := note.NewSigner(skey)
	check(err)
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", q.Origin, q.Size, q.Root)}, signer)
	check(err)
	return []string{"signed " + vkey + " " + base64.StdEncoding.EncodeToString(signed)}
}

func open(q question) []string {
	var known []note.Verifier
	names := map[string]string{}
	for _, vkey := range q.Keys {
		verifier := verifier(vkey)
		known = append(known, verifier)
		names[fmt.Sprintf("%s+%08x", verifier.Name(), verifier.KeyHash())] = vkey
	}
	opened, err := note.Open(q.Note, note.VerifierList(known...))
	if err != nil {
		return []string{"refused"}
	}
	var signers []string
	for _, signature := range opened.Sigs {
		signers = append(signers, names[fmt.Sprintf("%s+%08x", signature.Name, signature.Hash)])
	}
	return []string{"opened " + strings.Join(signers, ",")}
}

func key(vkey string) []string {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return []string{"refused"}
	}
	return []string{fmt.Sprintf("key %s %08x", verifier.Name(), verifier.KeyHash())}
}

// verifier knows cosignatures too, which Go's package leaves to others.
func verifier(vkey string) note.Verifier {
	parts := strings.SplitN(vkey, "+", 3)
	material, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	if material[0] != 4 {
		verifier, err := note.NewVerifier(vkey)
		check(err)
		return verifier
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	return &cosigner{name: parts[0], id: binary.BigEndian.Uint32(sum[:]), key: material[1:]}
}

// A cosigner verifies as c2sp.org/tlog-cosignature has it.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.id }

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}
