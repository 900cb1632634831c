#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-display-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-settings.h"

struct _MdgDisplaySection
{
  MdgSettingsSection parent_instance;

  AdwComboRow *text_size;
};

G_DEFINE_FINAL_TYPE (MdgDisplaySection, mdg_display_section, MDG_TYPE_SETTINGS_SECTION)

static const int percents[] = { 100, 110, 125, 150, 175, 200 };

static AdwPreferencesGroup *
add_group (MdgDisplaySection *self,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), group);

  return ADW_PREFERENCES_GROUP (group);
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group,
           const char *title,
           const char *const *items)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (items);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (group, row);

  return ADW_COMBO_ROW (row);
}

static void
add_switch (AdwPreferencesGroup *group,
            const char *key,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (mdg_settings_get (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

/* The enumeration by nick: an item of the row stands for each value. */
static gboolean
map_scheme_to_item (GValue *value,
                    GVariant *variant,
                    gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
map_item_to_scheme (const GValue *value,
                    const GVariantType *type,
                    gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark" };
  guint item = g_value_get_uint (value);

  return g_variant_new_string (nicks[MIN (item, G_N_ELEMENTS (nicks) - 1)]);
}

static gboolean
map_scale_to_item (GValue *value,
                   GVariant *variant,
                   gpointer user_data)
{
  double percent = g_variant_get_double (variant) * 100;
  guint nearest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    if (ABS (percents[i] - percent) < ABS (percents[nearest] - percent))
      nearest = i;
  g_value_set_uint (value, nearest);

  return TRUE;
}

static GVariant *
map_item_to_scale (const GValue *value,
                   const GVariantType *type,
                   gpointer user_data)
{
  guint item = g_value_get_uint (value);

  return g_variant_new_double (percents[MIN (item, G_N_ELEMENTS (percents) - 1)] / 100.0);
}

static void
mdg_display_section_class_init (MdgDisplaySectionClass *klass)
{
}

static void
mdg_display_section_init (MdgDisplaySection *self)
{
  const char *const schemes[] = { _ ("As the system"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GPtrArray) sizes = g_ptr_array_new_with_free_func (g_free);
  AdwPreferencesGroup *group = add_group (self, _ ("Screen"), _ ("For this machine; applies at once."));
  AdwComboRow *scheme = add_combo (group, _ ("Light or dark"), schemes);

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    g_ptr_array_add (sizes, g_strdup_printf ("%d %%", percents[i]));
  g_ptr_array_add (sizes, NULL);
  self->text_size = add_combo (group, _ ("Size of the text"), (const char *const *) sizes->pdata);
  g_settings_bind_with_mapping (mdg_settings_get (), "color-scheme", scheme, "selected", G_SETTINGS_BIND_DEFAULT, map_scheme_to_item, map_item_to_scheme, NULL, NULL);
  g_settings_bind_with_mapping (mdg_settings_get (), "text-scale", self->text_size, "selected", G_SETTINGS_BIND_DEFAULT, map_scale_to_item, map_item_to_scale, NULL, NULL);

  group = add_group (self, _ ("At the desk"), NULL);
  add_switch (group, "mask-candidates", _ ("Blur the list of candidates"), _ ("For when a visitor can see the screen"));
  add_switch (group, "today-only-mine", _ ("Today shows only mine"), _ ("What I promised and what nobody has"));
}

GtkWidget *
mdg_display_section_new (MdgWorkspace *workspace)
{
  MdgDisplaySection *self = g_object_new (MDG_TYPE_DISPLAY_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);

  return GTK_WIDGET (self);
}
