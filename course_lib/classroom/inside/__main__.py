"""The sandbox's first process; its limits come as JSON on the command line."""

import json
import sys

from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.inside.zygote import main

main(Limits(**json.loads(sys.argv[1])))
