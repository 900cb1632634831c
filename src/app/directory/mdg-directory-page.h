#pragma once

#include "mdg-window.h"

G_BEGIN_DECLS

/* The agencies by kana, chosen by what is typed and by service, kind, area, consent and age of what is known. */
#define MDG_TYPE_DIRECTORY_PAGE (mdg_directory_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgDirectoryPage, mdg_directory_page, MDG, DIRECTORY_PAGE, MdgPage)

MdgDirectoryPage *mdg_directory_page_new (MdgWorkspace *workspace);

/* The directory and the page of one agency, with their commands. */
void mdg_directory_install (MdgWindow *window);

G_END_DECLS
