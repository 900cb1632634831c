#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-set-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-case-item.h"
#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-case-sets.h"
#include "mdg-issue-rows.h"
#include "mdg-text-match.h"

#define MAX_CHOICES 20000u

struct _MdgCaseSetPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgUuid set;
  char **words;
  guint reload_source;
  GListStore *items;   /* of MdgCaseItem */
  GHashTable *by_case; /* uuid to MdgCaseItem */
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  MdgUuid moved; /* the case whose row gets the focus after the list was made anew */

  GtkWidget *name_row;
  GtkWidget *meeting_row;
  GtkWidget *held_row;
  GtkWidget *period_from_row;
  GtkWidget *period_to_row;
  GtkWidget *selection_row;
  GtkLabel *form_error;
  GtkLabel *members_title;
  GtkListBox *members;
  GtkSearchEntry *search;
  GtkDropDown *kinds;
  GtkLabel *count;
  GtkListView *choices;
};

G_DEFINE_FINAL_TYPE (MdgCaseSetPage, mdg_case_set_page, MDG_TYPE_PAGE)

enum
{
  KIND_ALL,
  KIND_CHOSEN,
  KIND_FLAGGED,
  KIND_UNCLASSIFIED,
};

/* What keys and drags ask for. */
typedef struct
{
  MdgUuid set;
  MdgUuid case_uuid;
  guint place;
  guint field;
  char *text;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->text);
  g_free (wish);
}

static Wish *
new_wish (MdgCaseSetPage *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->set = self->set;

  return wish;
}

static MdgChange *
make_toggle (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;

  return mdg_case_sets_new_toggle (workspace, &wish->set, &wish->case_uuid, error);
}

static MdgChange *
make_move (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;

  return mdg_case_sets_new_move (workspace, &wish->set, &wish->case_uuid, wish->place, error);
}

static MdgChange *
make_edit (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;

  return mdg_case_sets_new_edit (workspace, &wish->set, wish->field, wish->text, error);
}

static void
toggle_case (MdgCaseSetPage *self,
             const MdgUuid *case_uuid)
{
  Wish *wish = new_wish (self);

  wish->case_uuid = *case_uuid;
  mdg_change_stack_run (self->changes, make_toggle, wish, free_wish);
}

static void
move_case (MdgCaseSetPage *self,
           const MdgUuid *case_uuid,
           guint place)
{
  Wish *wish = new_wish (self);

  wish->case_uuid = *case_uuid;
  wish->place = place;
  self->moved = *case_uuid;
  mdg_change_stack_run (self->changes, make_move, wish, free_wish);
}

/* The fields of the set that can be written here. */
static const guint shown[] = {
  MDG_CASE_SET_NAME,
  MDG_CASE_SET_MEETING,
  MDG_CASE_SET_HELD_ON,
  MDG_CASE_SET_PERIOD_FROM,
  MDG_CASE_SET_PERIOD_TO,
  MDG_CASE_SET_SELECTION,
};

static GtkWidget *
get_row_of_field (MdgCaseSetPage *self,
                  guint field)
{
  switch (field)
    {
    case MDG_CASE_SET_NAME:
      return self->name_row;
    case MDG_CASE_SET_MEETING:
      return self->meeting_row;
    case MDG_CASE_SET_HELD_ON:
      return self->held_row;
    case MDG_CASE_SET_PERIOD_FROM:
      return self->period_from_row;
    case MDG_CASE_SET_PERIOD_TO:
      return self->period_to_row;
    default:
      return self->selection_row;
    }
}

static void
save_field (MdgCaseSetPage *self,
            guint field)
{
  GtkWidget *row = get_row_of_field (self, field);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) tried = NULL;
  Wish *wish;

  if (mdg_uuid_is_nil (&self->set))
    return;

  /* Tried first, so that what is wrong is said below the field, whose text stays. */
  tried = mdg_case_sets_new_edit (self->workspace, &self->set, field, text, &error);
  gtk_label_set_text (self->form_error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->form_error), error != NULL);
  if (tried == NULL)
    return;

  wish = new_wish (self);
  wish->field = field;
  wish->text = g_strdup (text);
  mdg_change_stack_run (self->changes, make_edit, wish, free_wish);
}

static void
on_field_applied (MdgCaseSetPage *self,
                  GtkWidget *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (get_row_of_field (self, shown[i]) == row)
      save_field (self, shown[i]);
}

static void
on_field_left (GtkEventControllerFocus *controller,
               MdgCaseSetPage *self)
{
  on_field_applied (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
show_form (MdgCaseSetPage *self,
           MdgRecord *set)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *row = get_row_of_field (self, shown[i]);
      const char *value = mdg_record_get_text (set, shown[i]);
      g_autofree char *day = NULL;
      MdgDate date;

      if (mdg_case_set_info.fields[shown[i]].type == MDG_FIELD_DATE && value != NULL && mdg_date_parse_iso (value, &date))
        value = day = mdg_date_format_short (&date);
      if (gtk_widget_get_focus_child (row) == NULL || gtk_widget_get_root (row) == NULL)
        gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
    }
  mdg_page_set_title (MDG_PAGE (self), mdg_record_get_text (set, MDG_CASE_SET_NAME));
}

static const MdgUuid *
get_case_of_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "case");
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source,
                 double x,
                 double y,
                 GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static gboolean
on_dropped (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            MdgCaseSetPage *self)
{
  GtkListBoxRow *dragged = g_value_get_object (value);
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  if (dragged == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != GTK_WIDGET (self->members))
    return FALSE;

  move_case (self, get_case_of_row (dragged), (guint) gtk_list_box_row_get_index (row));

  return TRUE;
}

static void
on_remove_clicked (GtkButton *button,
                   MdgCaseSetPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  toggle_case (self, get_case_of_row (GTK_LIST_BOX_ROW (row)));
}

static void
add_drag (MdgCaseSetPage *self,
          GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
new_two_lines (const char *title,
               const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const texts[] = { title, detail };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "mdg-hint");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static GtkWidget *
new_member_row (MdgCaseSetPage *self,
                MdgRecord *member)
{
  const MdgUuid *uuid = mdg_record_get_reference (member, MDG_CASE_SET_MEMBER_CASE);
  MdgCaseItem *item = g_hash_table_lookup (self->by_case, uuid);
  const char *title = item != NULL ? mdg_case_item_get_title (item) : _ ("A case that is no longer there");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *letter = gtk_label_new (mdg_record_get_text (member, MDG_CASE_SET_MEMBER_LETTER));
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf ("%s %s", mdg_record_get_text (member, MDG_CASE_SET_MEMBER_LETTER), title);

  gtk_widget_add_css_class (letter, "mdg-letter");
  gtk_label_set_width_chars (GTK_LABEL (letter), 3);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Take out of the set"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take out of the set"), -1);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), new_two_lines (title, item != NULL ? mdg_case_item_get_detail (item) : ""));
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_add_css_class (box, "mdg-set-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "case", g_memdup2 (uuid, sizeof *uuid), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_drag (self, row);

  return row;
}

static void
show_members (MdgCaseSetPage *self,
              GPtrArray *members)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->members)) != NULL;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->members);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) : 0;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case in the set", "%u cases in the set", members->len), members->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->members))) != NULL)
    gtk_list_box_remove (self->members, child);
  for (guint i = 0; i < members->len; i++)
    {
      const MdgUuid *uuid = mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE);

      gtk_list_box_append (self->members, new_member_row (self, members->pdata[i]));
      if (mdg_uuid_equal (uuid, &self->moved))
        index = (int) i;
    }
  self->moved = (MdgUuid){ 0 };
  gtk_label_set_text (self->members_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->members), members->len > 0);

  selected = gtk_list_box_get_row_at_index (self->members, MIN (index, (int) members->len - 1));
  if (selected == NULL)
    return;
  gtk_list_box_select_row (self->members, selected);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (selected));
}

static void
mark_chosen (MdgCaseSetPage *self,
             GPtrArray *members)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);

  for (guint i = 0; i < members->len; i++)
    g_hash_table_add (chosen, (gpointer) mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MdgCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      mdg_case_item_set_is_chosen (item, g_hash_table_contains (chosen, &mdg_case_item_get_choice (item)->uuid));
    }
}

static void
load_items (MdgCaseSetPage *self)
{
  g_autoptr (GPtrArray) choices = mdg_case_set_query_list_choices (mdg_workspace_get_store (self->workspace), NULL, MAX_CHOICES, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (choices == NULL)
    return;

  g_hash_table_remove_all (self->by_case);
  g_ptr_array_set_free_func (choices, NULL);
  for (guint i = 0; i < choices->len; i++)
    {
      MdgCaseItem *item = mdg_case_item_new (self->workspace, choices->pdata[i]);

      g_ptr_array_add (items, item);
      g_hash_table_insert (self->by_case, (gpointer) &mdg_case_item_get_choice (item)->uuid, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static void
show_count (MdgCaseSetPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", n), n);

  gtk_label_set_text (self->count, text);
}

static void
show_set (MdgCaseSetPage *self)
{
  g_autoptr (MdgRecord) set = mdg_workspace_load (self->workspace, MDG_KIND_CASE_SET, &self->set, NULL);
  g_autoptr (GPtrArray) members = set != NULL ? mdg_case_sets_list_members (self->workspace, &self->set, NULL) : NULL;

  if (members == NULL)
    return;

  show_form (self, set);
  show_members (self, members);
  mark_chosen (self, members);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  MdgCaseSetPage *self = user_data;

  self->reload_source = 0;
  load_items (self);
  show_set (self);

  return G_SOURCE_REMOVE;
}

static void
on_changed (MdgCaseSetPage *self,
            MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);
  gboolean is_set = FALSE;

  if (mdg_uuid_is_nil (&self->set))
    return;

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      is_set = is_set || kind == MDG_KIND_CASE_SET || kind == MDG_KIND_CASE_SET_MEMBER;
      if ((kind == MDG_KIND_CASE || kind == MDG_KIND_CASE_ISSUE || kind == MDG_KIND_SUBJECT) && self->reload_source == 0)
        self->reload_source = g_idle_add (reload_cb, self);
    }
  if (is_set)
    show_set (self);
}

static gboolean
is_wanted (gpointer object,
           gpointer user_data)
{
  MdgCaseSetPage *self = user_data;
  MdgCaseItem *item = object;
  const MdgCaseChoice *choice = mdg_case_item_get_choice (item);
  guint kind = gtk_drop_down_get_selected (self->kinds);

  if (kind == KIND_CHOSEN && !mdg_case_item_get_is_chosen (item))
    return FALSE;
  if (kind == KIND_FLAGGED && !choice->is_flagged)
    return FALSE;
  if (kind == KIND_UNCLASSIFIED && choice->n_issues > 0)
    return FALSE;

  return self->words == NULL || mdg_case_item_matches (item, self->words);
}

static void
on_search_changed (MdgCaseSetPage *self)
{
  g_strfreev (self->words);
  self->words = mdg_text_match_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
on_search_activated (MdgCaseSetPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->choices));
}

static void
toggle_item (MdgCaseSetPage *self,
             guint position)
{
  g_autoptr (MdgCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (item != NULL)
    toggle_case (self, &mdg_case_item_get_choice (item)->uuid);
}

static void
on_choice_activated (MdgCaseSetPage *self,
                     guint position)
{
  toggle_item (self, position);
}

static void
setup_choice (GtkSignalListItemFactory *factory,
              GtkListItem *list_item,
              MdgCaseSetPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("In the set"), -1);
  gtk_widget_add_css_class (box, "mdg-set-row");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), new_two_lines ("", ""));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_choice (GtkSignalListItemFactory *factory,
             GtkListItem *list_item,
             MdgCaseSetPage *self)
{
  MdgCaseItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_last_child (box));

  g_object_set_data_full (G_OBJECT (list_item), "binding", g_object_ref (g_object_bind_property (item, "is-chosen", check, "active", G_BINDING_SYNC_CREATE)), g_object_unref);
  gtk_label_set_text (GTK_LABEL (title), mdg_case_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), mdg_case_item_get_detail (item));
}

static void
unbind_choice (GtkSignalListItemFactory *factory,
               GtkListItem *list_item,
               MdgCaseSetPage *self)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (list_item), "binding");

  if (binding == NULL)
    return;

  g_binding_unbind (binding);
  g_object_unref (binding);
}

static gboolean
toggle_selected (GtkWidget *widget,
                 GVariant *arguments,
                 gpointer user_data)
{
  MdgCaseSetPage *self = MDG_CASE_SET_PAGE (widget);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->choices)) == NULL)
    return FALSE;

  toggle_item (self, gtk_single_selection_get_selected (self->selection));

  return TRUE;
}

static gboolean
move_selected (GtkWidget *widget,
               GVariant *arguments,
               gpointer user_data)
{
  MdgCaseSetPage *self = MDG_CASE_SET_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->members);
  int place = row != NULL ? gtk_list_box_row_get_index (row) + g_variant_get_int32 (arguments) : -1;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->members)) == NULL || row == NULL)
    return FALSE;
  if (place >= 0)
    move_case (self, get_case_of_row (row), (guint) place);

  return TRUE;
}

static gboolean
remove_selected (GtkWidget *widget,
                 GVariant *arguments,
                 gpointer user_data)
{
  MdgCaseSetPage *self = MDG_CASE_SET_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->members);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->members)) == NULL || row == NULL)
    return FALSE;

  toggle_case (self, get_case_of_row (row));

  return TRUE;
}

static void
back_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCaseSetPage *self = MDG_CASE_SET_PAGE (widget);
  g_autofree char *uuid = mdg_uuid_dup_string (&self->set);

  gtk_widget_activate_action (widget, "win.show-case-set", "s", uuid);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_undo (MDG_CASE_SET_PAGE (widget)->changes);
}

static void
redo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_change_stack_redo (MDG_CASE_SET_PAGE (widget)->changes);
}

static void
mdg_case_set_page_dispose (GObject *object)
{
  MdgCaseSetPage *self = MDG_CASE_SET_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_CASE_SET_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->by_case, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_case_set_page_parent_class)->dispose (object);
}

static void
mdg_case_set_page_focus_first (MdgPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MDG_CASE_SET_PAGE (page)->search));
}

static void
mdg_case_set_page_class_init (MdgCaseSetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_case_set_page_dispose;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_case_set_page_focus_first;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "issues/mdg-case-set-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, held_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, period_from_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, period_to_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, selection_row);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, form_error);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, members_title);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, members);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, search);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, count);
  gtk_widget_class_bind_template_child (widget_class, MdgCaseSetPage, choices);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_activated);

  gtk_widget_class_install_action (widget_class, "case-set.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "case-set.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "case-set.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "case-set.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "case-set.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "case-set.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "case-set.redo", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, toggle_selected, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_selected, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_selected, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_selected, NULL);
}

static void
watch_field (MdgCaseSetPage *self,
             GtkWidget *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_field_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_field_left), self, 0);
  gtk_widget_add_controller (row, focus);
}

static void
mdg_case_set_page_init (MdgCaseSetPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->by_case = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
  self->items = g_list_store_new (MDG_TYPE_CASE_ITEM);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_choice), self);
  gtk_list_view_set_factory (self->choices, factory);
  gtk_list_view_set_model (self->choices, GTK_SELECTION_MODEL (self->selection));
  watch_field (self, self->name_row);
  watch_field (self, self->meeting_row);
  watch_field (self, self->held_row);
  watch_field (self, self->period_from_row);
  watch_field (self, self->period_to_row);
  watch_field (self, self->selection_row);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->search));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->choices));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->members));
}

MdgCaseSetPage *
mdg_case_set_page_new (MdgWorkspace *workspace,
                       MdgChangeStack *stack)
{
  MdgCaseSetPage *self = g_object_new (MDG_TYPE_CASE_SET_PAGE, NULL);
  const char *const kinds[] = { _ ("All cases"), _ ("In the set"), _ ("Flagged"), _ ("Not classified"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (kinds);

  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (stack);
  mdg_page_set_title (MDG_PAGE (self), _ ("Set of Cases"));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
  mdg_issue_name_drop_down (GTK_WIDGET (self->kinds), _ ("Which cases"));
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return self;
}

void
mdg_case_set_page_show (MdgCaseSetPage *self,
                        const MdgUuid *set)
{
  g_return_if_fail (MDG_IS_CASE_SET_PAGE (self));

  self->set = *set;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  load_items (self);
  show_set (self);
}
