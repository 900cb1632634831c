#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultations-page.h"

#include <glib/gi18n-lib.h>

#define PAGE_ID "consultations"

static MdgConsultationsPage *
get_page (MdgWindow *window)
{
  return MDG_CONSULTATIONS_PAGE (mdg_window_get_page (window, PAGE_ID));
}

static void
show_consultation_action (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  MdgWindow *window = user_data;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;

  mdg_window_show_page (window, PAGE_ID);
  mdg_consultations_page_show_record (get_page (window), &uuid);
}

/* The list by a filter as mdg_consultation_filter_to_json writes it: what a number leads to. */
static void
list_consultations_action (GSimpleAction *action,
                           GVariant *parameter,
                           gpointer user_data)
{
  MdgWindow *window = user_data;
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_from_json (g_variant_get_string (parameter, NULL));

  if (filter == NULL)
    return;

  mdg_consultations_page_set_filter (get_page (window), filter);
  mdg_window_show_page (window, PAGE_ID);
}

static void
add_shortcuts (MdgWindow *window)
{
  const char *group = _ ("Consultations");

  mdg_window_add_shortcut (window, group, "slash", _ ("Search in the records"));
  mdg_window_add_shortcut (window, group, "space", _ ("Look at the record"));
  mdg_window_add_shortcut (window, group, "Return", _ ("Open the case or the record"));
  mdg_window_add_shortcut (window, group, "w", _ ("Write on"));
  mdg_window_add_shortcut (window, group, "F2", _ ("Edit"));
  mdg_window_add_shortcut (window, group, "Delete", _ ("Void with a reason"));
}

static MdgPage *
make_page (MdgWindow *window)
{
  return MDG_PAGE (mdg_consultations_page_new (mdg_window_get_workspace (window)));
}

void
mdg_consultations_install (MdgWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "show-consultation", .parameter_type = "s", .activate = show_consultation_action },
    { .name = "list-consultations", .parameter_type = "s", .activate = list_consultations_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  mdg_window_add_page_later (window, PAGE_ID, "mdg-consultations-symbolic", _ ("Consultations"), make_page);
  mdg_command_palette_add_command (mdg_window_get_palette (window), _ ("Consultations"),
                                   /* Translators: other words for Consultations, by reading. */
                                   C_ ("keywords", "consultations records list"), "win.show-page('consultations')");
  add_shortcuts (window);
}
