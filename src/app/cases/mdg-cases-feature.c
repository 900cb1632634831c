#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-cases-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-forms.h"
#include "mdg-case-page.h"
#include "mdg-case-use.h"

#define LIST_ID "cases"
#define CASE_ID "case"

static void
show_case (MdgWindow *window,
           const MdgUuid *uuid)
{
  mdg_case_page_show_case (MDG_CASE_PAGE (mdg_window_get_page (window, CASE_ID)), uuid);
  mdg_window_show_page (window, CASE_ID);
}

static void
show_case_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    show_case (user_data, &uuid);
}

static void
new_case_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  MdgWorkspace *workspace = mdg_window_get_workspace (user_data);
  g_autoptr (MdgRecord) record = mdg_case_use_new (workspace);

  mdg_case_forms_edit (GTK_WIDGET (user_data), workspace, record);
}

typedef struct
{
  MdgWindow *window;
  MdgChange *change;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->window);
  g_object_unref (making->change);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
make_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *undo = NULL;

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      mdg_window_toast (making->window, error->message);
      return;
    }

  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (making->change));
  undo = g_strdup_printf ("win.undo-change('%s')", uuid);
  show_case (making->window, mdg_record_get_uuid (g_ptr_array_index (mdg_change_get_records (making->change), 0)));
  mdg_window_toast_undo (making->window, _ ("Case made"), undo);
}

static void
make_case_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  MdgWindow *window = user_data;
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  g_autoptr (GError) error = NULL;
  MdgChange *change;
  Making *making;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  change = mdg_case_use_make_from (workspace, &uuid, &error);
  if (change == NULL)
    {
      mdg_window_toast (window, error->message);
      return;
    }

  making = g_new0 (Making, 1);
  making->window = g_object_ref (window);
  making->change = change;
  mdg_workspace_save_async (workspace, change, NULL, make_cb, making);
}

static MdgPage *
make_list_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_cases_page_new (mdg_window_get_workspace (window)));
}

static MdgPage *
make_case_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_case_page_new (mdg_window_get_workspace (window)));
}

void
mdg_cases_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-case", .parameter_type = "s", .activate = show_case_action },
    { .name = "new-case", .activate = new_case_action },
    { .name = "make-case", .parameter_type = "s", .activate = make_case_action },
  };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);
  MdgCommandPalette *palette = mdg_window_get_palette (window);
  const char *group = _ ("Cases");

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "new-case")), !mdg_workspace_is_read_only (workspace));
  mdg_window_add_page_later (window, LIST_ID, "mdg-cases-symbolic", _ ("Cases"), make_list_page);
  mdg_window_add_sub_page_later (window, CASE_ID, LIST_ID, make_case_page);
  mdg_command_palette_add_command (palette, _ ("Cases"),
                                   /* Translators: other words for Cases, by reading. */
                                   C_ ("keywords", "cases"), "win.show-page('cases')");
  mdg_command_palette_add_command (palette, _ ("New Case"),
                                   /* Translators: other words for New Case, by reading. */
                                   C_ ("keywords", "new case paper"), "win.new-case");
  mdg_window_add_shortcut (window, group, "f", _ ("Mark the selected sentence as an issue"));
  mdg_window_add_shortcut (window, group, "<Alt>1...5", _ ("Take a suggested issue"));
  mdg_window_add_shortcut (window, group, "w", _ ("Write on"));
}
