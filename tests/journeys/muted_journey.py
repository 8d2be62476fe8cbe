"""Every sentence on which an errand by ear was decided is needed: taken out of what is heard, one at a time, the same
listener does not come to the end. It asks for help, or knows that it did not hear what it came for; it has no luck.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "blind"))

from errand import Errand
from support import check, run


def journey(bench, service):
    whole = Errand(bench, service).told()
    check(whole.done(), service + " was not done by ear")
    decisive = list(dict.fromkeys(whole.because))
    check(len(decisive) >= 8, "%s was decided on %d sentences only: %s" % (service, len(decisive), decisive))
    for sentence in decisive:
        errand = Errand(bench, service, mute=sentence).told()
        check(errand.outcome in ("person called", "lost", "not done"), "%s without \"%s\": %s" % (service, sentence, errand.outcome))
        check(errand.effects <= 1, "%s without \"%s\": done %d times" % (service, sentence, errand.effects))
    print("%s: %d decisive sentences, none can be spared" % (service, len(decisive)), flush=True)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey, "service")
