#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* Asks for a published list or a survey, tries it, shows what it would do and takes it in when told to. */
void mdg_agency_import_dialog_choose (MdgWindow *window);

/* The same without asking for the file. */
void mdg_agency_import_dialog_try (MdgWindow *window,
                                   const char *path);

G_END_DECLS
