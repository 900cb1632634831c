#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-directory-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-forms.h"
#include "mdg-agency-import-dialog.h"
#include "mdg-agency-match-dialog.h"
#include "mdg-agency-page.h"
#include "mdg-agency.h"
#include "mdg-report-directory.h"
#include "mdg-report-preview.h"

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

static void
match_agencies_action (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  mdg_agency_match_dialog_present (user_data);
}

static MdgReport *
make_report (MdgWorkspace *workspace,
             const char *kind,
             GError **error)
{
  static const struct
  {
    const char *name;
    MdgBookChoice choice;
    MdgAudience audience;
  } books[] = {
    { "medical", MDG_BOOK_MEDICAL, MDG_AUDIENCE_PROFESSIONALS },
    { "medical-residents", MDG_BOOK_MEDICAL, MDG_AUDIENCE_RESIDENTS },
    { "cmo", MDG_BOOK_CARE_MANAGEMENT, MDG_AUDIENCE_PROFESSIONALS },
    { "cmo-residents", MDG_BOOK_CARE_MANAGEMENT, MDG_AUDIENCE_RESIDENTS },
    { "day", MDG_BOOK_DAY_CARE, MDG_AUDIENCE_PROFESSIONALS },
    { "day-residents", MDG_BOOK_DAY_CARE, MDG_AUDIENCE_RESIDENTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    if (g_str_equal (books[i].name, kind))
      return mdg_report_handbook_new (workspace, books[i].choice, books[i].audience, error);
  if (g_str_equal (kind, "cm-time"))
    return mdg_report_cm_time_new (workspace, error);
  if (g_str_equal (kind, "contacts") || g_str_equal (kind, "network"))
    return mdg_report_contacts_new (workspace, g_str_equal (kind, "network"), error);
  if (g_str_equal (kind, "labels"))
    return mdg_report_labels_new (workspace, error);

  return g_str_equal (kind, "round") ? mdg_report_verify_round_new (workspace, MDG_DIRECTORY_OLD_DAYS, error) : mdg_report_confirmation_new (workspace, NULL, MDG_DIRECTORY_OLD_DAYS, error);
}

static void
print_directory_action (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = make_report (mdg_window_get_workspace (user_data), g_variant_get_string (parameter, NULL), &error);

  if (report != NULL)
    mdg_report_preview_present (user_data, mdg_window_get_workspace (user_data), report);
  else
    mdg_window_toast (user_data, error->message);
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
    { .name = "match-agencies", .activate = match_agencies_action },
    { .name = "print-directory", .parameter_type = "s", .activate = print_directory_action },
    { .name = "new-agency", .activate = new_agency_action },
    { .name = "import-agencies", .activate = import_agencies_action },
  };
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  const char *group = _ ("Directory");

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 3; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)), !mdg_workspace_is_read_only (mdg_window_get_workspace (window)));
  mdg_window_add_page_later (window, LIST_ID, "x-office-address-book-symbolic", _ ("Directory"), make_list);
  mdg_window_add_sub_page_later (window, AGENCY_ID, LIST_ID, make_agency);
  mdg_command_palette_add_command (palette, _ ("Directory"),
                                   /* Translators: other words for Directory, by reading. */
                                   C_ ("keywords", "directory agencies providers resources"), "win.show-page('directory')");
  mdg_command_palette_add_command (palette, _ ("New Agency"),
                                   /* Translators: other words for New Agency, by reading. */
                                   C_ ("keywords", "new agency provider"), "win.new-agency");
  mdg_command_palette_add_command (palette, _ ("Who Can Do It"),
                                   /* Translators: other words for Who Can Do It, by reading. */
                                   C_ ("keywords", "match search abilities town hour agencies"), "win.match-agencies");
  mdg_command_palette_add_command (palette, _ ("Take in Published Data"),
                                   /* Translators: other words for Take in Published Data, by reading. */
                                   C_ ("keywords", "import published open data survey agencies"), "win.import-agencies");
  mdg_window_add_shortcut (window, group, "1...3", _ ("Can do it, on conditions, cannot"));
  mdg_window_add_shortcut (window, group, "0", _ ("Not answered"));
}
