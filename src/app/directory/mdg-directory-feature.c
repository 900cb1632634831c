#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-directory-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-forms.h"
#include "mdg-agency-import-dialog.h"
#include "mdg-agency-page.h"
#include "mdg-agency.h"

#define LIST_ID "directory"
#define AGENCY_ID "agency"

static void
show_agency_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_agency_page_show_agency (MDG_AGENCY_PAGE (mdg_window_get_page (user_data, AGENCY_ID)), &uuid);
  mdg_window_show_page (user_data, AGENCY_ID);
}

static void
new_agency_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  g_autoptr (MdgRecord) agency = MDG_RECORD (mdg_agency_new ());

  mdg_agency_forms_edit (user_data, mdg_window_get_workspace (user_data), agency);
}

static void
import_agencies_action (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  mdg_agency_import_dialog_choose (user_data);
}

static MdgPage *
make_list (MdgWindow *window)
{
  return MDG_PAGE (mdg_directory_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_agency (MdgWindow *window)
{
  return MDG_PAGE (mdg_agency_page_new (mdg_window_get_workspace (window)));
}

void
mdg_directory_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-agency", .parameter_type = "s", .activate = show_agency_action },
    { .name = "new-agency", .activate = new_agency_action },
    { .name = "import-agencies", .activate = import_agencies_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  const char *group = _ ("Directory");

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 1; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)), !mdg_workspace_is_read_only (mdg_window_get_workspace (window)));
  mdg_window_add_page_later (window, LIST_ID, "x-office-address-book-symbolic", _ ("Directory"), make_list);
  mdg_window_add_sub_page_later (window, AGENCY_ID, LIST_ID, make_agency);
  mdg_command_palette_add_command (palette, _ ("Directory"),
                                   /* Translators: other words for Directory, by reading. */
                                   C_ ("keywords", "directory agencies providers resources"), "win.show-page('directory')");
  mdg_command_palette_add_command (palette, _ ("New Agency"),
                                   /* Translators: other words for New Agency, by reading. */
                                   C_ ("keywords", "new agency provider"), "win.new-agency");
  mdg_command_palette_add_command (palette, _ ("Take in Published Data"),
                                   /* Translators: other words for Take in Published Data, by reading. */
                                   C_ ("keywords", "import published open data survey agencies"), "win.import-agencies");
  mdg_window_add_shortcut (window, group, "1...3", _ ("Can do it, on conditions, cannot"));
  mdg_window_add_shortcut (window, group, "0", _ ("Not answered"));
}
