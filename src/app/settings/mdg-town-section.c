#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-town-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-area.h"
#include "mdg-masters.h"
#include "mdg-settings-save.h"
#include "mdg-text.h"
#include "mdg-town.h"

struct _MdgTownSection
{
  MdgMasterSection parent_instance;

  GtkEditable *search;
  GtkListView *view;
  GtkWidget *frame;
  GListStore *towns;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GHashTable *area_names; /* uuid as text to name */
  char *needle;           /* folded */
};

G_DEFINE_FINAL_TYPE (MdgTownSection, mdg_town_section, MDG_TYPE_MASTER_SECTION)

static const MdgFormField fields[] = {
  { MDG_TOWN_NAME, MDG_FORM_TEXT, N_ ("Name of the town"), N_ ("As it stands in addresses, with its number (常盤平三丁目) or without") },
  { MDG_TOWN_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_TOWN_AREA, MDG_FORM_REFERENCE, N_ ("Area") },
  { MDG_TOWN_VALID_FROM, MDG_FORM_DATE, N_ ("Valid from"), N_ ("Empty: always was") },
  { MDG_TOWN_VALID_TO, MDG_FORM_DATE, N_ ("Valid to"), N_ ("Empty: still is") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, fields, G_N_ELEMENTS (fields) },
};

static const MdgMasterTable table = {
  .kind = MDG_KIND_TOWN,
  .groups = groups,
  .n_groups = G_N_ELEMENTS (groups),
  .title = N_ ("Towns"),
  .description = N_ ("By these the area is found from an address. Enter opens a town, Delete removes it."),
  .add_label = N_ ("_Add Town…"),
  .nothing = N_ ("No town is entered yet. A list with two columns, town and area, can be pasted from a spreadsheet."),
  .new_title = N_ ("New Town"),
  .added = N_ ("Town added"),
  .edit_title = N_ ("Town"),
  .changed = N_ ("Town changed"),
  .has_town_list = TRUE,
};

static MdgWorkspace *
get_workspace (MdgTownSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static const char *
get_area_name (MdgTownSection *self,
               MdgRecord *town)
{
  const MdgUuid *uuid = mdg_record_get_reference (town, MDG_TOWN_AREA);
  g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL;
  const char *name = text != NULL ? g_hash_table_lookup (self->area_names, text) : NULL;

  return name != NULL ? name : "";
}

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = mdg_text_fold (text != NULL ? text : "");

  return strstr (folded, needle) != NULL;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  MdgTownSection *self = user_data;

  return self->needle == NULL || *self->needle == '\0'
         || contains (mdg_record_get_text (item, MDG_TOWN_NAME), self->needle)
         || contains (mdg_record_get_text (item, MDG_TOWN_KANA), self->needle)
         || contains (get_area_name (self, item), self->needle);
}

static void
on_search_changed (MdgTownSection *self)
{
  g_free (self->needle);
  self->needle = mdg_text_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), i == 2 ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, i == 1);
      if (i > 0)
        gtk_widget_add_css_class (label, "mdg-dim");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         MdgTownSection *self)
{
  MdgRecord *town = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *kana = gtk_widget_get_next_sibling (name);
  const char *reading = mdg_record_get_text (town, MDG_TOWN_KANA);
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *summary = g_strjoin (" ", mdg_record_get_text (town, MDG_TOWN_NAME), get_area_name (self, town), NULL);

  gtk_label_set_text (GTK_LABEL (name), mdg_record_get_text (town, MDG_TOWN_NAME));
  gtk_label_set_text (GTK_LABEL (kana), reading != NULL ? reading : "");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (kana)), get_area_name (self, town));
  /* The row is what takes the focus and needs the name. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
on_activate (MdgTownSection *self,
             guint position)
{
  g_autoptr (MdgRecord) town = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (town != NULL)
    mdg_master_section_edit (MDG_MASTER_SECTION (self), town);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgTownSection *self = MDG_TOWN_SECTION (widget);
  MdgRecord *town = gtk_single_selection_get_selected_item (self->selection);
  MdgChange *change;

  if (town == NULL || mdg_workspace_is_read_only (get_workspace (self)))
    return;

  change = mdg_change_new (N_ ("Town removed"));
  mdg_change_add_void (change, town, _ ("No longer a town"));
  mdg_settings_save (widget, get_workspace (self), change, g_strdup_printf (_ ("Removed %s"), mdg_record_get_text (town, MDG_TOWN_NAME)), NULL);
}

static void
load_area_names (MdgTownSection *self)
{
  g_autoptr (GPtrArray) areas = mdg_masters_list (get_workspace (self), MDG_KIND_AREA, NULL);

  g_hash_table_remove_all (self->area_names);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    g_hash_table_insert (self->area_names, mdg_uuid_dup_string (mdg_record_get_uuid (areas->pdata[i])),
                         g_strdup (mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME)));
}

static void
mdg_town_section_show_records (MdgMasterSection *section,
                               GPtrArray *records)
{
  MdgTownSection *self = MDG_TOWN_SECTION (section);
  guint selected = gtk_single_selection_get_selected (self->selection);

  load_area_names (self);
  g_list_store_splice (self->towns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->towns)), records->pdata, records->len);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_set_visible (self->frame, records->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), records->len > 0);
}

static void
mdg_town_section_finalize (GObject *object)
{
  MdgTownSection *self = MDG_TOWN_SECTION (object);

  g_hash_table_unref (self->area_names);
  g_clear_object (&self->towns);
  g_clear_object (&self->filter);
  g_free (self->needle);

  G_OBJECT_CLASS (mdg_town_section_parent_class)->finalize (object);
}

static GtkWidget *
new_frame (MdgTownSection *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->towns)), g_object_ref (GTK_FILTER (self->filter)));
  GtkShortcut *remove = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_named_action_new ("towns.remove"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), remove);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Towns"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->frame), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->frame, TRUE);
  gtk_widget_add_css_class (self->frame, "mdg-settings-frame");

  return self->frame;
}

static GtkWidget *
mdg_town_section_new_view (MdgMasterSection *section)
{
  MdgTownSection *self = MDG_TOWN_SECTION (section);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Town, reading or area"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search towns"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), new_frame (self));

  return box;
}

static void
mdg_town_section_class_init (MdgTownSectionClass *klass)
{
  MdgMasterSectionClass *master_class = MDG_MASTER_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_town_section_finalize;
  master_class->table = &table;
  master_class->new_view = mdg_town_section_new_view;
  master_class->show_records = mdg_town_section_show_records;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "towns.remove", NULL, remove_action);
}

static void
mdg_town_section_init (MdgTownSection *self)
{
  self->area_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->towns = g_list_store_new (MDG_TYPE_RECORD);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
}

GtkWidget *
mdg_town_section_new (MdgWorkspace *workspace)
{
  return mdg_master_section_new (MDG_TYPE_TOWN_SECTION, workspace);
}
