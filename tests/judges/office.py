# SPDX-License-Identifier: Apache-2.0
"""LibreOffice as a judge: started without a window, with a profile of its own, ended by its process
group. A test that cannot start it fails; it is never skipped."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
except ImportError:
    sys.exit("LibreOffice's Python bridge is missing: install python3-uno")


def option(name, value):
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


class Office:
    """with Office() as office: document = office.load(path)"""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="judge-office-")
        pipe = "drucksache%d" % os.getpid()
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
             "-env:UserInstallation=file://%s/profile" % self.folder,
             "--accept=pipe,name=%s;urp;" % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.desktop = self.connect(pipe)
        return self

    def connect(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(300):
            try:
                context = resolver.resolve(
                    "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
                return context.ServiceManager.createInstanceWithContext(
                    "com.sun.star.frame.Desktop", context)
            except NoConnectException:
                if self.process.poll() is not None:
                    sys.exit("soffice ended at once")
                time.sleep(0.2)
        sys.exit("soffice did not answer within a minute")

    def load(self, path):
        # A lock file left by an earlier run makes loading fail without a word.
        folder, name = os.path.split(os.path.abspath(path))
        lock = os.path.join(folder, ".~lock.%s#" % name)
        if os.path.exists(lock):
            os.remove(lock)
        document = self.desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0,
            (option("Hidden", True),))
        if document is None:
            sys.exit("LibreOffice could not load %s" % path)
        return document

    def store(self, document, path, name):
        """Writes the document by the filter of this name."""
        document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(path)),
                            (option("FilterName", name),))

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except Exception:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def rows_too_low(sheet, count):
    """Rows that LibreOffice itself would make higher: their text is cut or runs over."""
    rows, low = sheet.Rows, []
    for i in range(count):
        row = rows.getByIndex(i)
        height = row.Height
        row.OptimalHeight = True
        # LibreOffice keeps heights in twips of 1/57 mm.
        if row.Height > height + 4:
            low.append((i + 1, height, row.Height))
    return low


def matrix(sheet):
    """The used cells as rows of strings and numbers, as formulas see them."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    area = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    return [list(row) for row in area.getDataArray()]
