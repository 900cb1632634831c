#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-roster-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-calls-page.h"
#include "mdg-duties-page.h"

#define ROSTER_ID "roster"
#define DUTIES_ID "duties"
#define CALLS_ID "calls"
#define OWNER_ID "referrals"

static MdgPage *
make_roster (MdgWindow *window)
{
  return MDG_PAGE (mdg_roster_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_duties (MdgWindow *window)
{
  return MDG_PAGE (mdg_duties_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_calls (MdgWindow *window)
{
  return MDG_PAGE (mdg_calls_page_new (mdg_window_get_workspace (window)));
}

void
mdg_roster_install (MdgWindow *window)
{
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  gboolean has_owner = mdg_window_has_page (window, OWNER_ID);

  /* Beside the referrals where there is such a page. */
  if (has_owner)
    mdg_window_add_sub_page_later (window, DUTIES_ID, OWNER_ID, make_duties);
  else
    mdg_window_add_page_later (window, DUTIES_ID, "x-office-calendar-symbolic", _ ("Duties of the Doctors"), make_duties);
  mdg_window_add_sub_page_later (window, ROSTER_ID, has_owner ? OWNER_ID : DUTIES_ID, make_roster);
  mdg_window_add_sub_page_later (window, CALLS_ID, has_owner ? OWNER_ID : DUTIES_ID, make_calls);
  g_menu_append (mdg_window_get_menu (window), _ ("Support Doctors"), "win.show-page('roster')");
  g_menu_append (mdg_window_get_menu (window), _ ("Duties of the Doctors"), "win.show-page('duties')");
  g_menu_append (mdg_window_get_menu (window), _ ("Calls after discharge"), "win.show-page('calls')");
  mdg_command_palette_add_command (palette, _ ("Support Doctors"),
                                   /* Translators: other words for Support Doctors, by reading. */
                                   C_ ("keywords", "support doctors roster outreach"), "win.show-page('roster')");
  mdg_command_palette_add_command (palette, _ ("Duties of the Doctors"),
                                   /* Translators: other words for Duties of the Doctors, by reading. */
                                   C_ ("keywords", "duties calendar duty roster swap"), "win.show-page('duties')");
  mdg_command_palette_add_command (palette, _ ("Calls after discharge"),
                                   /* Translators: other words for Calls after discharge, by reading. */
                                   C_ ("keywords", "calls discharge support telephone"), "win.show-page('calls')");
}
