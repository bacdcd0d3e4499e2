#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Snapshots through the whole program: names, what is the same, what verify finds, list, and what
happens without room, without permission and with two runs at once."""
import glob
import hashlib
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
DATA = os.path.join(os.environ["SOURCE_DIR"], "data")
SAMPLE = os.path.join(DATA, "antwort-ka-2326.md")
SAMPLE_BAG = "nrw-18-ka2326-antwort_2023-10-06"
TABLE = "Behörde;Ressort;Name;Status\nIT.NRW;MHKBD;Coding Assistenz;In Planung\n"
ENV = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")
       if name in os.environ}
SKIPPED = []


def read(path):
    with open(path, "rb") as file:
        return file.read()


def tree(folder):
    """{path: (bytes, time of change)} of everything below."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            found[os.path.relpath(path, folder)] = (read(path), os.stat(path).st_mtime_ns)
    return found


def reseal(bag):
    """Makes all manifests of a bag right again."""
    for kind in ("sha256", "sha512"):
        with open(f"{bag}/manifest-{kind}.txt", "w", encoding="utf-8") as out:
            for path in sorted(glob.glob(f"{bag}/data/*")):
                out.write(f"{hashlib.new(kind, read(path)).hexdigest()}  data/{os.path.basename(path)}\n")
    info = read(f"{bag}/bag-info.txt").decode().splitlines()
    files = glob.glob(f"{bag}/data/*")
    oxum = f"Payload-Oxum: {sum(map(os.path.getsize, files))}.{len(files)}"
    with open(f"{bag}/bag-info.txt", "w", encoding="utf-8") as out:
        out.writelines((oxum if line.startswith("Payload-Oxum") else line) + "\n" for line in info)
    for kind in ("sha256", "sha512"):
        with open(f"{bag}/tagmanifest-{kind}.txt", "w", encoding="utf-8") as out:
            for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"):
                out.write(f"{hashlib.new(kind, read(f'{bag}/{name}')).hexdigest()}  {name}\n")


class Snapshots(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return name

    def program(self, *words, expect=0, stdin=b"", env=None, **more):
        done = subprocess.run([PROGRAM, "snapshot", *words], input=stdin, capture_output=True,
                              cwd=self.folder, env={**ENV, "LC_ALL": "C", **(env or {})},
                              check=False, **more)
        self.assertEqual(done.returncode, expect, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def bags(self, folder="archiv"):
        return sorted(os.listdir(self.path(folder)))

    # ---- create ----

    def test_create_verify_and_other_checkers(self):
        self.program("create", SAMPLE, "--into", "archiv")
        self.assertEqual(self.bags(), [SAMPLE_BAG])
        names = sorted(os.listdir(self.path("archiv", SAMPLE_BAG, "data")))
        self.assertEqual(names, [f"antwort-ka-2326{end}" for end in (
            "-befunde.txt", ".csv", ".json", ".md", ".ods", ".pdf", ".xlsx")])
        self.assertEqual(read(self.path("archiv", SAMPLE_BAG, "data", "antwort-ka-2326.md")), read(SAMPLE))
        for tool, kind in (("sha256sum", "sha256"), ("sha512sum", "sha512")):
            for manifest in ("manifest", "tagmanifest"):
                subprocess.run([tool, "--check", "--strict", "--quiet", f"{manifest}-{kind}.txt"],
                               cwd=self.path("archiv", SAMPLE_BAG), check=True)
        _, said = self.program("verify", f"archiv/{SAMPLE_BAG}")
        self.assertIn("equal byte for byte", said)

    def test_outputs_are_those_of_build(self):
        self.program("create", SAMPLE, "--into", "archiv")
        subprocess.run([PROGRAM, "build", "-q", SAMPLE, "-f", "pdf,xlsx,ods,csv,json", "-o", "out"],
                       cwd=self.folder, env=ENV, check=True, stderr=subprocess.DEVNULL)
        for name in os.listdir(self.path("out")):
            self.assertEqual(read(self.path("out", name)),
                             read(self.path("archiv", SAMPLE_BAG, "data", name)), name)

    def test_the_same_paper_is_the_same_bag(self):
        self.program("create", SAMPLE, "--into", "archiv")
        before = tree(self.path("archiv"))
        shutil.copy(SAMPLE, self.path("kopie.md"))
        for name in (SAMPLE, "kopie.md"):
            _, said = self.program("create", name, "--into", "archiv/")
            self.assertIn("archived already", said)
        self.assertEqual(tree(self.path("archiv")), before)

    def test_a_changed_paper_is_a_new_bag(self):
        self.program("create", SAMPLE, "--into", "archiv")
        before = tree(self.path("archiv"))
        text = read(SAMPLE).decode()
        for number in (2, 3):
            self.write("antwort.md", text.replace("Pilotierung", "Betrieb", number))
            self.program("create", "antwort.md", "--into", "archiv")
        self.assertEqual(self.bags(), [SAMPLE_BAG, SAMPLE_BAG + "_2", SAMPLE_BAG + "_3"])
        after = tree(self.path("archiv"))
        self.assertEqual({p: after[p] for p in before}, before)
        self.program("verify", *glob.glob(self.path("archiv", "*")))

    def test_a_damaged_bag_is_no_reason_not_to_archive(self):
        self.write("tabelle.csv", TABLE)
        self.program("create", "tabelle.csv", "--into", "archiv")
        self.write("archiv/tabelle_ohne-datum/data/tabelle.csv", TABLE.replace("Coding", "Foding"))
        _, said = self.program("create", "tabelle.csv", "--into", "archiv")
        self.assertIn("written: archiv/tabelle_ohne-datum_2", said)
        _, said = self.program("create", "tabelle.csv", "--into", "archiv")
        self.assertIn("nothing changed: archiv/tabelle_ohne-datum_2", said)

    def test_another_build_makes_no_new_bag(self):
        self.program("create", SAMPLE, "--into", "archiv")
        bag = self.path("archiv", SAMPLE_BAG)
        info = read(bag + "/bag-info.txt").replace(b"Agent: drucksache 0", b"Agent: drucksache 9")
        self.write(f"archiv/{SAMPLE_BAG}/bag-info.txt", info)
        reseal(bag)
        before = tree(self.path("archiv"))
        _, said = self.program("create", SAMPLE, "--into", "archiv")
        self.assertIn(f"archived already, nothing changed: archiv/{SAMPLE_BAG}", said)
        self.assertEqual(tree(self.path("archiv")), before)

    def test_options_are_kept_but_make_no_other_snapshot(self):
        options = ("--number", "18/6123", "--issued", "12.10.2023", "--annex-orientation", "landscape",
                   "--title", " Ein\nTitel ")
        self.program("create", SAMPLE, "--into", "archiv", *options)
        _, said = self.program("create", SAMPLE, "--into", "archiv", *options)
        self.assertIn("archived already", said)
        self.assertNotIn("ARC054", said)
        _, said = self.program("create", SAMPLE, "--into", "archiv")
        self.assertIn("archived already, nothing changed: archiv/nrw-18-6123_2023-10-06", said)
        self.assertIn("warning: ARC054", said)
        self.assertEqual(self.bags(), ["nrw-18-6123_2023-10-06"])
        self.program("verify", *glob.glob(self.path("archiv", "*")))
        info = read(self.path("archiv", "nrw-18-6123_2023-10-06", "bag-info.txt")).decode()
        for line in ("External-Identifier: Drucksache 18/6123", "Bagging-Date: 2023-10-06",
                     "Drucksache-Option: annex-orientation=landscape", "External-Description: Ein Titel"):
            self.assertIn(line + "\n", info)

    def test_the_day_comes_from_outside(self):
        self.program("create", SAMPLE, "--into", "archiv", env={"SOURCE_DATE_EPOCH": "1700000000"})
        self.assertIn(b"Bagging-Date: 2023-11-14\n", read(self.path("archiv", SAMPLE_BAG, "bag-info.txt")))
        self.program("verify", f"archiv/{SAMPLE_BAG}")
        self.program("verify", f"archiv/{SAMPLE_BAG}", env={"SOURCE_DATE_EPOCH": "1"})

    def test_bags_are_the_same_everywhere(self):
        self.program("create", SAMPLE, "--into", "a")
        shutil.copy(SAMPLE, self.folder)
        self.program("create", "antwort-ka-2326.md", "--into", "tief/b", "-v",
                     env={"LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati"})
        first, second = tree(self.path("a")), tree(self.path("tief/b"))
        self.assertEqual({p: c[0] for p, c in first.items()}, {p: c[0] for p, c in second.items()})

    def test_names(self):
        front = "---\nDrucksache: 18/14087\nDatum: 28.05.2025\n---\n"
        text = read(SAMPLE).decode()
        self.write("mit-nummer.md", front + text)
        self.write("Größe & Maß%.csv", TABLE)
        self.write("-.csv", TABLE.replace("In Planung", "Betrieb"))
        self.write(".versteckt", TABLE.replace("In Planung", "Pilotierung"))
        self.write("x" * 200 + ".csv", TABLE.replace("Coding", "Schreib"))
        self.write("zwei\nZeilen.csv", TABLE.replace("Coding", "Lese"))
        for name in os.listdir(self.folder):
            self.program("create", "./" + name, "--into", "archiv")
        self.program("create", "-", "--into", "archiv", stdin=TABLE.replace("Coding", "Hör").encode())
        self.assertEqual(self.bags(), sorted([
            "nrw-18-14087_2025-05-28", "groesse-mass_ohne-datum", "drucksache_ohne-datum",
            "versteckt_ohne-datum", "x" * 60 + "_ohne-datum", "zwei-zeilen_ohne-datum",
            "drucksache_ohne-datum_2"]))
        self.program("verify", *glob.glob(self.path("archiv", "*")))
        for bag in self.bags():
            subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"],
                           cwd=self.path("archiv", bag), check=True)

    def test_a_bad_input_leaves_the_others(self):
        self.write("leer.md", "")
        self.write("tabelle.csv", TABLE)
        _, said = self.program("create", "leer.md", "tabelle.csv", "fehlt.md", "--into", "archiv", expect=3)
        self.assertIn("leer.md:0:0: error: GEN004", said)
        self.assertIn("fehlt.md:0:0: fatal: GEN001", said)
        self.assertEqual(self.bags(), ["tabelle_ohne-datum"])
        self.program("create", "leer.md", "--into", "neu", expect=1)
        self.assertFalse(os.path.exists(self.path("neu")))

    # ---- verify ----

    def changed(self, change, expect, number, seal=True):
        """A fresh bag of a table, changed, is judged so."""
        self.write("tabelle.csv", TABLE)
        shutil.rmtree(self.path("archiv"), ignore_errors=True)
        self.program("create", "tabelle.csv", "--into", "archiv")
        bag = self.path("archiv", "tabelle_ohne-datum")
        change(bag)
        if seal:
            reseal(bag)
        _, said = self.program("verify", bag, expect=expect)
        self.assertIn(number, said)
        return said

    def test_verify_makes_the_outputs_again(self):
        def edit(name, old, new):
            def change(bag):
                content = read(f"{bag}/{name}")
                self.assertIn(old, content)
                with open(f"{bag}/{name}", "wb") as file:
                    file.write(content.replace(old, new))
            return change

        def both(*changes):
            return lambda bag: [change(bag) for change in changes]

        def extra(bag):
            with open(f"{bag}/data/mehr.txt", "w", encoding="utf-8") as file:
                file.write("x")

        other = edit("bag-info.txt", b"Agent: drucksache 0", b"Agent: drucksache 9")
        output = "data/tabelle_ausgabe.csv"
        self.changed(lambda bag: None, 0, "equal byte for byte")
        self.changed(edit("data/tabelle.json", b"In Planung", b"Betrieb"), 1, "ARC018", seal=False)
        self.changed(edit("data/tabelle.json", b"In Planung", b"Betrieb"), 1, "ARC042")
        self.changed(edit("data/tabelle.csv", b"In Planung", b"Betrieb"), 1, "ARC042")
        self.changed(lambda bag: os.remove(f"{bag}/data/tabelle.json"), 1, "ARC043")
        self.changed(extra, 1, "ARC047")
        self.changed(edit("data/tabelle.csv", TABLE.encode(), b"\0"), 1, "ARC044")
        # another build: what it says counts, not how
        self.changed(other, 0, "equal in cells and words")
        self.changed(both(other, edit(output, b"IT.NRW;", b'"IT.NRW";')), 0, "ARC041")
        self.changed(both(other, edit(output, b"In Planung", b"Betrieb")), 1, "ARC042")
        self.changed(both(other, edit("data/tabelle.json", b'"text":', b'"text" : ')), 0, "ARC041")
        self.changed(both(other, edit("data/tabelle.json", b"In Planung", b"Betrieb")), 1, "ARC042")
        # the PDF of other pages says the same, that of another table does not
        self.write("anders.csv", TABLE.replace("Coding", "Lese"))
        for source, options, number, status in (
                ("tabelle.csv", ["--annex-orientation", "landscape"], "ARC041", 0), ("anders.csv", [], "ARC042", 1)):
            subprocess.run([PROGRAM, "build", source, "-q", "-f", "pdf", "--title", "tabelle", *options, "-o", "pdf"],
                           cwd=self.folder, env=ENV, check=True, stderr=subprocess.DEVNULL)
            pdf = read(self.path("pdf", source.replace("csv", "pdf")))
            said = self.changed(both(other, lambda bag, pdf=pdf: self.write(f"{bag}/data/tabelle.pdf", pdf)),
                                status, number)
            self.assertIn("tabelle.pdf" if status else "equal in cells and words", said)
            self.assertNotIn("ARC046", said)
        said = self.changed(both(other, lambda bag: self.write(f"{bag}/data/tabelle.pdf", "%PDF-2.0")), 0, "ARC046")
        self.assertIn("tabelle.pdf:0:0: note: ARC046", said)
        # a recorded time that is none
        self.changed(edit("bag-info.txt", b"Zeit: 315532800", b"Zeit: gestern"), 0, "byte for byte")

    def test_bags_of_others(self):
        os.makedirs(self.path("fremd", "data"))
        self.write("fremd/data/a.txt", "x")
        self.write("fremd/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
        self.write("fremd/manifest-md5.txt", hashlib.md5(b"x").hexdigest() + " data/a.txt\n")
        _, said = self.program("verify", "fremd")
        self.assertIn("valid by RFC 8493", said)
        self.write("fremd/data/a.txt", "y")
        _, said = self.program("verify", "fremd", expect=1)
        self.assertIn("fremd/data/a.txt:0:0: error: ARC018", said)
        _, said = self.program("verify", "fehlt", "fremd", expect=3)
        self.assertIn("fehlt:0:0: fatal: GEN001", said)
        self.program("verify", ".", expect=1)
        self.program("verify", "fremd/data/a.txt", "fremd", expect=1)
        _, said = self.program("verify", "fehlt", expect=3, env={"LC_ALL": "de_DE.UTF-8"})
        self.assertIn("fehlt:0:0: Abbruch: GEN001: Datei kann nicht gelesen werden: "
                      "Datei oder Verzeichnis nicht gefunden", said)
        _, said = self.program("create", SAMPLE, "--into", "fremd/data/a.txt", expect=3,
                               env={"LC_ALL": "de_DE.UTF-8"})
        self.assertIn("Abbruch: GEN003: fremd/data/a.txt kann nicht geschrieben werden: "
                      "ein Teil des Pfades ist kein Verzeichnis", said)

    # ---- list ----

    def test_list(self):
        self.write("tabelle.csv", TABLE)
        self.program("create", SAMPLE, "tabelle.csv", "--into", "archiv")
        self.write("archiv/tabelle_ohne-datum/data/tabelle.json", "{}")
        os.mkdir(self.path("archiv", "anderes"))
        said, _ = self.program("list", "archiv")
        self.assertEqual([line.split("\t") for line in said.splitlines()], [
            ["2023-10-06", "Kleine Anfrage 2326", "Künstliche Intelligenz in der öffentlichen Verwaltung",
             "24", "gültig", SAMPLE_BAG],
            ["-", "-", "tabelle", "1", "ungültig", "tabelle_ohne-datum"]])
        said, _ = self.program("list", "archiv", "-f", "json")
        entries = json.loads(said)
        self.assertEqual([e["state"] for e in entries], ["valid", "invalid"])
        self.assertEqual(entries[0]["rows"], 24)
        self.program("list", "fehlt", expect=3)
        os.mkdir(self.path("leer"))
        self.assertEqual(self.program("list", "leer")[0], "")
        self.assertEqual(json.loads(self.program("list", "leer", "-f", "json")[0]), [])

    def test_wrong_usage(self):
        self.write("tabelle.csv", TABLE)
        for words in ([], ["other"], ["create"], ["create", "tabelle.csv"], ["create", "--into", "archiv"],
                      ["create", "-", "-", "--into", "archiv"], ["verify"], ["list"], ["list", "a", "b"],
                      ["list", ".", "-f", "csv"], ["diff", "tabelle.csv"], ["diff", "-", "-"],
                      ["diff", "tabelle.csv", "tabelle.csv", "-o", "-"]):
            self.program(*words, expect=2)
        self.assertEqual(os.listdir(self.folder), ["tabelle.csv"])

    # ---- the machine says no ----

    def test_two_runs_at_once(self):
        self.write("tabelle.csv", TABLE)
        self.write("andere.csv", TABLE.replace("Coding", "Lese"))
        words = [PROGRAM, "snapshot", "create", "--into", "archiv"]
        runs = [subprocess.Popen([*words, name], cwd=self.folder, env=ENV, stderr=subprocess.DEVNULL)
                for name in ("tabelle.csv", "andere.csv") * 3]
        self.assertEqual([run.wait() for run in runs], [0] * 6)
        self.assertEqual(self.bags(), ["andere_ohne-datum", "tabelle_ohne-datum"])
        self.program("verify", *glob.glob(self.path("archiv", "*")))

    def test_leftovers_are_named_and_removed(self):
        self.write("tabelle.csv", TABLE)
        os.makedirs(self.path("archiv", ".drucksache-unfertig-abcdef", "data"))
        self.write("archiv/.drucksache-unfertig-abcdef/data/x", "halb")
        os.symlink(self.path("tabelle.csv"), self.path("archiv", ".drucksache-unfertig-abcdef", "verweis"))
        _, said = self.program("create", "tabelle.csv", "--into", "archiv")
        self.assertIn("archiv/.drucksache-unfertig-abcdef:0:0: note: ARC040", said)
        self.assertEqual(self.bags(), ["tabelle_ohne-datum"])
        self.assertTrue(os.path.exists(self.path("tabelle.csv")))

    def test_without_permission(self):
        if os.getuid() != 0:
            SKIPPED.append("without permission: needs root to become another user")
            self.skipTest(SKIPPED[-1])
        nobody = pwd.getpwnam("nobody")
        self.write("tabelle.csv", TABLE)
        self.program("create", "tabelle.csv", "--into", "archiv")
        before = tree(self.path("archiv"))
        self.write("andere.csv", TABLE.replace("Coding", "Lese"))
        as_nobody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        for folder in ("archiv", "neu/tief"):
            _, said = self.program("create", "andere.csv", "--into", folder, expect=3, **as_nobody)
            self.assertIn("fatal: GEN003", said)
        self.assertEqual(tree(self.path("archiv")), before)
        self.assertEqual(self.bags(), ["tabelle_ohne-datum"])
        os.chmod(self.path("archiv", "tabelle_ohne-datum", "data", "tabelle.json"), 0o600)
        _, said = self.program("verify", "archiv/tabelle_ohne-datum", expect=3, **as_nobody)
        self.assertIn("data/tabelle.json:0:0: fatal: GEN001", said)
        os.chmod(self.path("archiv", "tabelle_ohne-datum", "data"), 0o700)
        self.program("verify", "archiv/tabelle_ohne-datum", expect=3, **as_nobody)

    def test_on_a_full_disk(self):
        os.mkdir(self.path("klein"))
        if os.getuid() != 0 or subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", self.path("klein")],
                check=False, capture_output=True).returncode != 0:
            SKIPPED.append("on a full disk: a tmpfs cannot be mounted here")
            self.skipTest(SKIPPED[-1])
        self.addCleanup(subprocess.run, ["umount", self.path("klein")], check=False)
        self.write("tabelle.csv", TABLE)
        self.program("create", "tabelle.csv", "--into", "klein/archiv")
        before = tree(self.path("klein", "archiv"))
        bag = self.path("klein", "archiv", SAMPLE_BAG)
        for free in range(0, 1 << 20, 4096):
            room = os.statvfs(self.path("klein"))
            self.write("klein/voll", bytes(room.f_bavail * room.f_frsize - free))
            done = subprocess.run([PROGRAM, "snapshot", "create", SAMPLE, "--into", "klein/archiv"],
                                  cwd=self.folder, env={**ENV, "LC_ALL": "C"}, check=False, capture_output=True)
            os.remove(self.path("klein", "voll"))
            if done.returncode == 0:
                break
            self.assertEqual(done.returncode, 3)
            self.assertRegex(done.stderr.decode(), "fatal: (GEN003|WBK012): .*No space left on device")
            self.assertEqual(tree(self.path("klein", "archiv")), before)
            self.assertEqual(self.bags("klein/archiv"), ["tabelle_ohne-datum"])
        self.assertGreater(free, 40 * 4096)
        self.assertTrue(os.path.isdir(bag))
        self.program("verify", "klein/archiv/tabelle_ohne-datum", bag)


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    for reason in SKIPPED:
        print("SKIPPED:", reason, file=sys.stderr)
    sys.exit(0 if result.wasSuccessful() else 1)
