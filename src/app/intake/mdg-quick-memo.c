#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-quick-memo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "mdg-app-paths.h"
#include "mdg-candidates.h"
#include "mdg-capture-keys.h"
#include "mdg-case.h"
#include "mdg-draft-keeper.h"
#include "mdg-error.h"
#include "mdg-line-entry.h"
#include "mdg-list-walk.h"
#include "mdg-memo.h"
#include "mdg-person-query.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-subject.h"
#include "mdg-text.h"
#include "mdg-window.h"

/* What is longer is better a contact; it is said, not forbidden. */
#define SOFT_LIMIT 200
#define MAX_HITS 5
#define TITLE_CHARS 24

struct _MdgQuickMemo
{
  GtkBox parent_instance;

  MdgLineEntry *entry;
  GtkListBox *list;
  GtkLabel *count;
  GtkTextView *text;
  GtkLabel *problem;
  GtkLabel *state;

  MdgWorkspace *workspace;
  MdgDraftKeeper *keeper;
  MdgUuid draft;
  MdgUuid subject; /* the chosen one, or nil */
  MdgUuid case_uuid;
  gboolean is_taking;
  gboolean is_on_disk;       /* a draft of this memo was handed over */
  GtkWidget *previous_focus; /* weak */
};

G_DEFINE_FINAL_TYPE (MdgQuickMemo, mdg_quick_memo, GTK_TYPE_BOX)

static void
show_problem (MdgQuickMemo *self,
              const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static char *
dup_text (MdgQuickMemo *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strstrip (mdg_text_clean (text, NULL));
}

static void
show_count (MdgQuickMemo *self)
{
  int n = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text));
  g_autofree char *text = g_strdup_printf ("%d / %d", n, SOFT_LIMIT);

  gtk_label_set_text (self->count, text);
  if (n > SOFT_LIMIT)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "mdg-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "mdg-late");
}

static gboolean
is_blank (MdgQuickMemo *self)
{
  return mdg_line_entry_get_text (self->entry)[0] == '\0' && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0;
}

static void
touch (MdgQuickMemo *self)
{
  if (self->keeper != NULL && !self->is_taking)
    mdg_draft_keeper_touch (self->keeper);
}

static void
on_text_changed (MdgQuickMemo *self)
{
  show_count (self);
  touch (self);
}

static void
add_text (JsonBuilder *builder,
          const char *name,
          const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_uuid (JsonBuilder *builder,
          const char *name,
          const MdgUuid *uuid)
{
  g_autofree char *text = !mdg_uuid_is_nil (uuid) ? mdg_uuid_dup_string (uuid) : NULL;

  if (text != NULL)
    add_text (builder, name, text);
}

/* As it stands, not as it would be saved. */
static char *
dup_whole_text (MdgQuickMemo *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_state (MdgQuickMemo *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = dup_whole_text (self);
  int cursor;

  g_object_get (gtk_text_view_get_buffer (self->text), "cursor-position", &cursor, NULL);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "open");
  json_builder_add_boolean_value (builder, gtk_widget_get_visible (GTK_WIDGET (self)));
  add_text (builder, "about", mdg_line_entry_get_text (self->entry));
  add_uuid (builder, "subject", &self->subject);
  add_uuid (builder, "case", &self->case_uuid);
  add_text (builder, "text", text);
  json_builder_set_member_name (builder, "cursor");
  json_builder_add_int_value (builder, cursor);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static char *
dup_title (MdgQuickMemo *self)
{
  const char *about = mdg_line_entry_get_text (self->entry);
  g_autofree char *text = g_strdelimit (dup_whole_text (self), "\n", ' ');
  g_autofree char *line = about[0] != '\0' ? g_strconcat (about, "　", text, NULL) : g_steal_pointer (&text);
  g_autofree char *begin = mdg_text_ellipsize (line, TITLE_CHARS);

  /* Translators: a draft of a memo; %s are its first words. */
  return g_strdup_printf (_ ("Memo: %s"), begin);
}

/* The draft of a memo that was emptied again goes from the disk too. */
static void
put (MdgQuickMemo *self)
{
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;

  if (is_blank (self))
    {
      if (self->is_on_disk)
        mdg_workspace_delete_draft_async (self->workspace, &self->draft, NULL, NULL, NULL);
      self->is_on_disk = FALSE;
      return;
    }

  title = dup_title (self);
  state = dup_state (self);
  self->is_on_disk = TRUE;
  mdg_draft_keeper_put (self->keeper, &self->draft, title, state);
}

static void
on_draft_state_changed (MdgQuickMemo *self)
{
  const char *state = mdg_draft_keeper_get_state (self->keeper);

  gtk_label_set_text (self->state, state != NULL ? state : "");
}

static void
add_row (MdgQuickMemo *self,
         const char *label,
         const char *kind,
         const MdgUuid *subject,
         const MdgUuid *case_uuid)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *what = gtk_label_new (kind);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (what, "mdg-hint");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), what);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
  if (subject != NULL)
    g_object_set_data_full (G_OBJECT (row), "subject", g_memdup2 (subject, sizeof *subject), g_free);
  if (case_uuid != NULL)
    g_object_set_data_full (G_OBJECT (row), "case", g_memdup2 (case_uuid, sizeof *case_uuid), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_people (MdgQuickMemo *self,
            const char *typed)
{
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = mdg_search_list_people (store, MDG_KIND_SUBJECT, typed, MAX_HITS, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      MdgPersonLine *line = mdg_person_query_load (store, g_array_index (ids, gint64, i), NULL);
      g_autofree char *birth = NULL;
      g_autofree char *detail = NULL;
      MdgDate date;

      if (line == NULL)
        continue;
      birth = line->birth != NULL && mdg_date_parse_iso (line->birth, &date) ? mdg_date_format_short (&date) : g_strdup ("");
      detail = g_strdup_printf ("%s　%s", birth, line->area != NULL ? line->area : "");
      add_row (self, line->name != NULL ? line->name : _ ("Anonymous"), detail, &line->subject, mdg_uuid_is_nil (&line->case_uuid) ? NULL : &line->case_uuid);
      mdg_person_line_free (line);
    }
}

static void
add_cases (MdgQuickMemo *self,
           const char *typed)
{
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  g_autoptr (GArray) ids = mdg_person_query_list_cases (store, typed, MAX_HITS, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_load_by_id (store, MDG_KIND_CASE, g_array_index (ids, gint64, i), NULL);
      const char *number = record != NULL ? mdg_record_get_text (record, MDG_CASE_NUMBER) : NULL;
      const char *title = record != NULL ? mdg_record_get_text (record, MDG_CASE_TITLE) : NULL;
      g_autofree char *label = g_strdup_printf ("%s %s", number != NULL ? number : "", title != NULL ? title : "");

      if (record != NULL)
        add_row (self, g_strstrip (label), _ ("Case"), mdg_record_get_reference (record, MDG_CASE_SUBJECT), mdg_record_get_uuid (record));
    }
}

static void
show_list (MdgQuickMemo *self)
{
  const char *typed = mdg_line_entry_get_text (self->entry);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (typed[0] != '\0')
    {
      add_people (self, typed);
      add_cases (self, typed);
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
on_changed (MdgLineEntry *entry,
            gpointer user_data)
{
  MdgQuickMemo *self = user_data;

  if (self->is_taking)
    return;

  self->subject = (MdgUuid){ 0 };
  self->case_uuid = (MdgUuid){ 0 };
  show_problem (self, NULL);
  show_list (self);
  touch (self);
}

static void
take (MdgQuickMemo *self,
      GtkListBoxRow *row)
{
  const MdgUuid *subject = g_object_get_data (G_OBJECT (row), "subject");
  const MdgUuid *case_uuid = g_object_get_data (G_OBJECT (row), "case");
  g_autofree char *label = g_strdup (g_object_get_data (G_OBJECT (row), "label"));

  self->subject = subject != NULL ? *subject : (MdgUuid){ 0 };
  self->case_uuid = case_uuid != NULL ? *case_uuid : (MdgUuid){ 0 };
  self->is_taking = TRUE;
  mdg_line_entry_set_text (self->entry, label);
  self->is_taking = FALSE;
  touch (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  show_problem (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* A blank memo with a draft of its own. */
static void
begin (MdgQuickMemo *self)
{
  mdg_draft_keeper_forget (self->keeper);
  mdg_uuid_generate (&self->draft);
  self->is_on_disk = FALSE;
  self->subject = (MdgUuid){ 0 };
  self->case_uuid = (MdgUuid){ 0 };
  self->is_taking = TRUE;
  mdg_line_entry_set_text (self->entry, "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  self->is_taking = FALSE;
  show_problem (self, NULL);
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  take (user_data, row);
}

static void
on_activate (MdgQuickMemo *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->list)))
    take (self, row);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdgQuickMemo *self = g_task_get_source_object (task);
  MdgChange *change = g_task_get_task_data (task);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *action = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      mdg_draft_keeper_touch (self->keeper);
      return;
    }

  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  action = g_strdup_printf ("win.undo-change('%s')", uuid);
  if (MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), _ ("Memo saved"), action);
  begin (self);
  mdg_quick_memo_close (self);
}

static MdgRecord *
new_memo (MdgQuickMemo *self,
          const char *text)
{
  MdgRecord *memo = MDG_RECORD (mdg_memo_new ());
  MdgStaff *staff = mdg_workspace_get_staff (self->workspace);
  g_autofree char *now = mdg_datetime_now ();

  mdg_record_set_text (memo, MDG_MEMO_AT, now);
  mdg_record_set_text (memo, MDG_MEMO_TEXT, text);
  if (!mdg_uuid_is_nil (&self->subject))
    mdg_record_set_reference (memo, MDG_MEMO_SUBJECT, &self->subject);
  if (!mdg_uuid_is_nil (&self->case_uuid))
    mdg_record_set_reference (memo, MDG_MEMO_CASE, &self->case_uuid);
  if (staff != NULL)
    mdg_record_set_reference (memo, MDG_MEMO_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));

  return memo;
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgQuickMemo *self = MDG_QUICK_MEMO (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (MdgRecord) memo = NULL;
  GTask *task;

  if (mdg_uuid_is_nil (&self->subject) && mdg_uuid_is_nil (&self->case_uuid))
    {
      show_problem (self, _ ("Choose the person or the case first: type a part of the name, then Enter."));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  if (text[0] == '\0')
    {
      show_problem (self, _ ("The memo is empty."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }

  change = mdg_change_new (N_ ("Memo written"));
  memo = new_memo (self, text);
  mdg_change_add (change, memo);
  mdg_change_set_draft (change, &self->draft);
  mdg_draft_keeper_flush (self->keeper);
  gtk_widget_set_sensitive (widget, FALSE);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_object_ref (change), g_object_unref);
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, task);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  mdg_quick_memo_close (MDG_QUICK_MEMO (widget));
}

static void
mdg_quick_memo_dispose (GObject *object)
{
  MdgQuickMemo *self = MDG_QUICK_MEMO (object);

  g_clear_weak_pointer (&self->previous_focus);
  if (self->keeper != NULL)
    {
      mdg_draft_keeper_flush (self->keeper);
      g_signal_handlers_disconnect_by_data (self->keeper, self);
    }
  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_QUICK_MEMO);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_quick_memo_parent_class)->dispose (object);
}

static void
mdg_quick_memo_class_init (MdgQuickMemoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_quick_memo_dispose;

  gtk_widget_class_install_action (widget_class, "memo.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "memo.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "memo.close", NULL);
  g_type_ensure (MDG_TYPE_LINE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-quick-memo.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, entry);
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, list);
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, count);
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, text);
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgQuickMemo, state);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
mdg_quick_memo_init (MdgQuickMemo *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "memo.save");
  mdg_list_walk_attach (GTK_WIDGET (self->entry), self->list);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mdg_line_entry_get_text_widget (self->entry), "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  show_count (self);
}

GtkWidget *
mdg_quick_memo_new (MdgWorkspace *workspace)
{
  MdgQuickMemo *self = g_object_new (MDG_TYPE_QUICK_MEMO, NULL);

  self->workspace = g_object_ref (workspace);
  self->keeper = mdg_draft_keeper_new (workspace, "quick-memo");
  g_signal_connect_swapped (self->keeper, "collect", G_CALLBACK (put), self);
  g_signal_connect_swapped (self->keeper, "state-changed", G_CALLBACK (on_draft_state_changed), self);
  begin (self);

  return GTK_WIDGET (self);
}

static void
show (MdgQuickMemo *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->previous_focus, root != NULL ? gtk_root_get_focus (root) : NULL);
  show_problem (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
mdg_quick_memo_open (MdgQuickMemo *self)
{
  g_return_if_fail (MDG_IS_QUICK_MEMO (self));

  /* Asked for again while one is being written: that one waits among the drafts. */
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && !is_blank (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      put (self);
      begin (self);
    }
  show (self);
  if (mdg_uuid_is_nil (&self->subject) && mdg_uuid_is_nil (&self->case_uuid))
    {
      show_list (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
read_uuid (JsonObject *state,
           const char *name,
           MdgUuid *uuid)
{
  const char *text = json_object_get_string_member_with_default (state, name, NULL);

  *uuid = (MdgUuid){ 0 };

  return text != NULL && mdg_uuid_parse (text, uuid);
}

gboolean
mdg_quick_memo_open_draft (MdgQuickMemo *self,
                           const MdgDraft *draft,
                           GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (draft->value, NULL);
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  JsonObject *state;

  g_return_val_if_fail (MDG_IS_QUICK_MEMO (self), FALSE);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
      return FALSE;
    }

  state = json_node_get_object (root);
  if (!is_blank (self))
    put (self);
  begin (self);
  self->draft = draft->uuid;
  self->is_on_disk = TRUE;
  self->is_taking = TRUE;
  buffer = gtk_text_view_get_buffer (self->text);
  mdg_line_entry_set_text (self->entry, json_object_get_string_member_with_default (state, "about", ""));
  gtk_text_buffer_set_text (buffer, json_object_get_string_member_with_default (state, "text", ""), -1);
  self->is_taking = FALSE;
  read_uuid (state, "subject", &self->subject);
  read_uuid (state, "case", &self->case_uuid);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) json_object_get_int_member_with_default (state, "cursor", 0));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return TRUE;
}

void
mdg_quick_memo_forget_draft (MdgQuickMemo *self,
                             const MdgUuid *draft)
{
  g_return_if_fail (MDG_IS_QUICK_MEMO (self));

  if (mdg_uuid_equal (&self->draft, draft))
    begin (self);
}

void
mdg_quick_memo_close (MdgQuickMemo *self)
{
  g_return_if_fail (MDG_IS_QUICK_MEMO (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  mdg_draft_keeper_forget (self->keeper);
  put (self);
  if (self->previous_focus != NULL && gtk_widget_get_mapped (self->previous_focus))
    gtk_widget_grab_focus (self->previous_focus);
  g_clear_weak_pointer (&self->previous_focus);
}
