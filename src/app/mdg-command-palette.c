#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-command-palette.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"

#define MAX_COMMANDS 12
#define MAX_HITS 8

struct _MdgCommandPalette
{
  GtkBox parent_instance;

  GtkWidget *panel;
  GtkEditable *entry;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkWidget *nothing;

  GPtrArray *commands;
  GPtrArray *providers;
  GListStore *sections; /* of GListStore: the commands, then one per provider */
  GListModel *items;    /* the sections as one list */
  GCancellable *cancellable;
  guint n_searching;
  GtkWidget *previous_focus; /* weak */
};

G_DEFINE_FINAL_TYPE (MdgCommandPalette, mdg_command_palette, GTK_TYPE_BOX)

typedef struct
{
  MdgCommandPalette *self;
  guint section;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->self);
  g_free (search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
update_selection (MdgCommandPalette *self)
{
  gboolean has_items = g_list_model_get_n_items (self->items) > 0;

  gtk_widget_set_visible (self->scroller, has_items);
  gtk_widget_set_visible (self->nothing, !has_items && self->n_searching == 0);
  if (has_items && gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static gboolean
is_available (MdgCommandPalette *self,
              MdgPaletteItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *action = mdg_palette_item_get_action (item);
  const char *name = strchr (action, '.') + 1;
  GActionGroup *group = NULL;

  if (g_str_has_prefix (action, "win.") && G_IS_ACTION_GROUP (root))
    group = G_ACTION_GROUP (root);
  else if (g_str_has_prefix (action, "app."))
    group = G_ACTION_GROUP (g_application_get_default ());

  return group != NULL && g_action_group_get_action_enabled (group, name);
}

typedef struct
{
  MdgPaletteItem *item;
  guint fit;
  guint position;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->fit != second->fit)
    return first->fit > second->fit ? -1 : 1;

  return first->position < second->position ? -1 : 1;
}

static void
list_commands (MdgCommandPalette *self,
               const char *typed)
{
  g_autoptr (GListStore) store = g_list_model_get_item (G_LIST_MODEL (self->sections), 0);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < self->commands->len; i++)
    {
      MdgPaletteItem *item = g_ptr_array_index (self->commands, i);
      Candidate candidate = { item, *typed == '\0' ? 1 : mdg_palette_item_match (item, typed), i };

      if (candidate.fit > 0 && is_available (self, item))
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, MAX_COMMANDS); i++)
    g_ptr_array_add (items, g_array_index (candidates, Candidate, i).item);

  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

static void
search_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  MdgCommandPalette *self = search->self;
  MdgSearchProvider *provider = MDG_SEARCH_PROVIDER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = mdg_search_provider_search_finish (provider, result, &error);
  g_autoptr (GListStore) store = NULL;

  self->n_searching--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits == NULL)
    g_warning ("Search failed: %s", error->message);

  store = g_list_model_get_item (G_LIST_MODEL (self->sections), search->section);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    mdg_palette_item_set_section (g_ptr_array_index (hits, i), mdg_search_provider_get_section (provider));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)),
                       hits != NULL ? hits->pdata : NULL, hits != NULL ? hits->len : 0);
  update_selection (self);
}

static void
search_providers (MdgCommandPalette *self,
                  const char *typed)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  for (guint i = 0; i < self->providers->len; i++)
    {
      Search *search;

      if (*typed == '\0')
        {
          g_autoptr (GListStore) store = g_list_model_get_item (G_LIST_MODEL (self->sections), i + 1);

          g_list_store_remove_all (store);
          continue;
        }
      search = g_new0 (Search, 1);
      search->self = g_object_ref (self);
      search->section = i + 1;
      self->n_searching++;
      mdg_search_provider_search_async (g_ptr_array_index (self->providers, i), typed, MAX_HITS,
                                        self->cancellable, search_cb, search);
    }
}

static void
on_entry_changed (GtkEditable *entry,
                  gpointer user_data)
{
  MdgCommandPalette *self = user_data;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gtk_list_box_unselect_all (self->list);
  search_providers (self, typed);
  list_commands (self, typed);
  update_selection (self);
}

static void
activate_row (MdgCommandPalette *self,
              GtkListBoxRow *row)
{
  g_autoptr (MdgPaletteItem) item = NULL;
  g_autoptr (GtkWidget) from = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (row == NULL)
    return;

  item = g_list_model_get_item (self->items, (guint) gtk_list_box_row_get_index (row));
  from = g_object_ref (root);
  mdg_command_palette_close (self);
  gtk_widget_activate_action_variant (from, mdg_palette_item_get_action (item), mdg_palette_item_get_target (item));
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  activate_row (user_data, row);
}

static void
on_entry_activate (GtkWidget *entry,
                   gpointer user_data)
{
  MdgCommandPalette *self = user_data;

  activate_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
move_selection (MdgCommandPalette *self,
                int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n_items = (int) g_list_model_get_n_items (self->items);
  int index;

  if (n_items == 0)
    return;

  index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  row = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, n_items - 1));
  gtk_list_box_select_row (self->list, row);
}

static void
on_row_selected (GtkListBox *list,
                 GtkListBoxRow *row,
                 gpointer user_data)
{
  MdgCommandPalette *self = user_data;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);

  /* The entry keeps the focus, so the list does not scroll by itself. */
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* Tab stays here: there is one entry, and what is chosen goes by the arrows. */
static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  MdgCommandPalette *self = user_data;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Tab:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_ISO_Left_Tab:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move_selection (self, MAX_HITS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move_selection (self, -MAX_HITS);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_pressed_outside (GtkGestureClick *click,
                    int n_press,
                    double x,
                    double y,
                    gpointer user_data)
{
  MdgCommandPalette *self = user_data;
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (hit == NULL || (hit != self->panel && !gtk_widget_is_ancestor (hit, self->panel)))
    mdg_command_palette_close (self);
}

static void
on_focus_left (GtkEventControllerFocus *focus,
               gpointer user_data)
{
  MdgCommandPalette *self = user_data;

  g_clear_weak_pointer (&self->previous_focus);
  mdg_command_palette_close (self);
}

static void
close_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_command_palette_close (MDG_COMMAND_PALETTE (widget));
}

static GtkWidget *
new_accel_label (MdgPaletteItem *item)
{
  g_autofree char *detailed = mdg_palette_item_dup_detailed_action (item);
  GApplication *application = g_application_get_default ();
  g_auto (GStrv) accels = NULL;
  g_autofree char *text = NULL;
  guint key;
  GdkModifierType modifiers;
  GtkWidget *label;

  if (GTK_IS_APPLICATION (application))
    accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), detailed);
  if (accels == NULL || accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;

  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "mdg-key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

static GtkWidget *
new_text (const char *text,
          gboolean is_markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (is_markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
create_row (gpointer object,
            gpointer user_data)
{
  MdgPaletteItem *item = object;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *accel = new_accel_label (item);

  if (mdg_palette_item_get_icon_name (item) != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (mdg_palette_item_get_icon_name (item)));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), new_text (mdg_palette_item_get_title (item), FALSE));
  if (mdg_palette_item_get_subtitle_markup (item) != NULL)
    {
      GtkWidget *subtitle = new_text (mdg_palette_item_get_subtitle_markup (item), TRUE);

      gtk_widget_add_css_class (subtitle, "mdg-hint");
      gtk_box_append (GTK_BOX (texts), subtitle);
    }
  gtk_box_append (GTK_BOX (box), texts);
  if (accel != NULL)
    gtk_box_append (GTK_BOX (box), accel);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, mdg_palette_item_get_title (item), -1);

  return row;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer user_data)
{
  MdgCommandPalette *self = user_data;
  g_autoptr (MdgPaletteItem) item = g_list_model_get_item (self->items, (guint) gtk_list_box_row_get_index (row));
  g_autoptr (MdgPaletteItem) item_before = NULL;
  GtkWidget *label;

  if (before != NULL)
    item_before = g_list_model_get_item (self->items, (guint) gtk_list_box_row_get_index (before));
  if (item == NULL || (item_before != NULL && g_strcmp0 (mdg_palette_item_get_section (item), mdg_palette_item_get_section (item_before)) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = new_text (mdg_palette_item_get_section (item), FALSE);
  gtk_widget_add_css_class (label, "mdg-section");
  gtk_list_box_row_set_header (row, label);
}

static void
add_section (MdgCommandPalette *self)
{
  g_autoptr (GListStore) store = g_list_store_new (MDG_TYPE_PALETTE_ITEM);

  g_list_store_append (self->sections, store);
}

static void
mdg_command_palette_dispose (GObject *object)
{
  MdgCommandPalette *self = MDG_COMMAND_PALETTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->previous_focus);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_COMMAND_PALETTE);
  g_clear_object (&self->items);
  g_clear_object (&self->sections);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_clear_pointer (&self->providers, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_command_palette_parent_class)->dispose (object);
}

static void
mdg_command_palette_class_init (MdgCommandPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_command_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgCommandPalette, panel);
  gtk_widget_class_bind_template_child (widget_class, MdgCommandPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, MdgCommandPalette, list);
  gtk_widget_class_bind_template_child (widget_class, MdgCommandPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, MdgCommandPalette, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_outside);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, mdg_command_palette_close);
  gtk_widget_class_install_action (widget_class, "palette.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "palette.close", NULL);
}

static void
mdg_command_palette_init (MdgCommandPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->commands = g_ptr_array_new_with_free_func (g_object_unref);
  self->providers = g_ptr_array_new_with_free_func (g_object_unref);
  self->sections = g_list_store_new (G_TYPE_LIST_MODEL);
  self->items = G_LIST_MODEL (gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->sections))));
  add_section (self);

  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_list_box_bind_model (self->list, self->items, create_row, self, NULL);
}

void
mdg_command_palette_add_command (MdgCommandPalette *self,
                                 const char *title,
                                 const char *keywords,
                                 const char *detailed_action)
{
  MdgPaletteItem *item;

  g_return_if_fail (MDG_IS_COMMAND_PALETTE (self));

  item = mdg_palette_item_new_command (title, keywords, detailed_action);
  mdg_palette_item_set_section (item, _ ("Commands"));
  g_ptr_array_add (self->commands, item);
}

void
mdg_command_palette_add_provider (MdgCommandPalette *self,
                                  MdgSearchProvider *provider)
{
  g_return_if_fail (MDG_IS_COMMAND_PALETTE (self));
  g_return_if_fail (MDG_IS_SEARCH_PROVIDER (provider));

  g_ptr_array_add (self->providers, g_object_ref (provider));
  add_section (self);
}

void
mdg_command_palette_open (MdgCommandPalette *self)
{
  GtkRoot *root;

  g_return_if_fail (MDG_IS_COMMAND_PALETTE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->previous_focus, gtk_root_get_focus (root));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    on_entry_changed (self->entry, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
mdg_command_palette_close (MdgCommandPalette *self)
{
  g_autoptr (GtkWidget) previous = NULL;

  g_return_if_fail (MDG_IS_COMMAND_PALETTE (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  g_cancellable_cancel (self->cancellable);
  if (self->previous_focus != NULL)
    previous = g_object_ref (self->previous_focus);
  g_clear_weak_pointer (&self->previous_focus);
  if (previous != NULL && gtk_widget_get_mapped (previous))
    gtk_widget_grab_focus (previous);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GListModel *
mdg_command_palette_get_items (MdgCommandPalette *self)
{
  g_return_val_if_fail (MDG_IS_COMMAND_PALETTE (self), NULL);

  return self->items;
}
