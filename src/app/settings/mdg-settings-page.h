#pragma once

#include "mdg-page.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* What a centre sets up, in parts that are named at the left: "centre", "staff", "areas", "towns", "terms", "heads",
   "import", "backup", "check", "display". A part is made when it is first shown. */
#define MDG_TYPE_SETTINGS_PAGE (mdg_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgSettingsPage, mdg_settings_page, MDG, SETTINGS_PAGE, MdgPage)

MdgSettingsPage *mdg_settings_page_new (MdgWorkspace *workspace);
void mdg_settings_page_show (MdgSettingsPage *self,
                             const char *section);
/* The part as it stands on screen; NULL when it was never shown. */
GtkWidget *mdg_settings_page_get_section (MdgSettingsPage *self,
                                          const char *section);

/* Adds win.show-settings(s), win.add-towns, their menu entries and commands. */
void mdg_settings_install (MdgWindow *window);

G_END_DECLS
