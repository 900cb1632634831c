#pragma once

#include "mdg-application.h"

G_BEGIN_DECLS

/* Locale, toolkit and resources for a test of the gtk suite, then the test's own arguments. */
void mdg_test_app_init (int *argc,
                        char ***argv);

/* An application of its own for one test, started; the default application while it lives. */
MdgApplication *mdg_test_app_new (void);
/* Closes what it has open and ends it. */
void mdg_test_app_free (MdgApplication *application);

G_END_DECLS
