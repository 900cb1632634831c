#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A small made-up register for tests of intake: five people, their consultations, two areas, four towns.
   Today is 2026-05-12. */
MdgWorkspace *mdg_intake_sample_open (const char *path);

G_END_DECLS
