#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The made-up centre as the specification has it, in a folder of the test's own; n_consultations 0 for as many as by
   default. */
MdgWorkspace *mdg_test_sample_open (const char *folder,
                                    guint n_consultations,
                                    gboolean with_edges);

G_END_DECLS
