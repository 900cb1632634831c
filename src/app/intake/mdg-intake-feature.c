#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-feature.h"

#include <glib/gi18n-lib.h>

#include "mdg-intake-page.h"

static MdgIntakePage *
get_intake (MdgWindow *window)
{
  return MDG_INTAKE_PAGE (mdg_window_get_page (window, "intake"));
}

static void
new_consultation_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  mdg_window_show_page (user_data, "intake");
  mdg_intake_page_begin (get_intake (user_data));
}

static void
edit_consultation_action (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_window_show_page (user_data, "intake");
  if (!mdg_intake_page_edit (get_intake (user_data), &uuid, &error))
    mdg_window_toast (user_data, error->message);
}

static void
leave_intake_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  const char *back = mdg_window_get_page (user_data, "consultations") != NULL ? "consultations" : "today";

  mdg_window_show_page (user_data, back);
}

void
mdg_intake_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "new-consultation", .activate = new_consultation_action },
    { .name = "edit-consultation", .parameter_type = "s", .activate = edit_consultation_action },
    { .name = "leave-intake", .activate = leave_intake_action },
  };
  MdgWorkspace *workspace = mdg_window_get_workspace (window);

  mdg_window_add_sub_page (window, "intake", "consultations", MDG_PAGE (mdg_intake_page_new (workspace)));
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
