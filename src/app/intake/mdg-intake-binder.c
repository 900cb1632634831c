#define G_LOG_DOMAIN "mdg-app"

#include "mdg-intake-binder.h"

#include "mdg-date.h"

typedef struct
{
  MdgIntakeBinder *binder;
  char *key;
  GtkWidget *widget;
  gboolean is_line;
  MdgIntakeEntry entry;
  MdgBindPart part;
  guint index;
  guint field;
} Binding;

struct _MdgIntakeBinder
{
  GObject parent_instance;

  MdgIntake *intake;
  GPtrArray *bindings;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (MdgIntakeBinder, mdg_intake_binder, G_TYPE_OBJECT)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_binding (gpointer data)
{
  Binding *binding = data;

  g_free (binding->key);
  g_free (binding);
}

/* Of a further contact, channel and staff are its own. */
static gboolean
is_of_contact (Binding *binding)
{
  return binding->part == MDG_BIND_CONSULTATION && mdg_intake_is_continuing (binding->binder->intake) && (binding->field == MDG_CONSULTATION_CHANNEL || binding->field == MDG_CONSULTATION_DIRECTION || binding->field == MDG_CONSULTATION_STAFF);
}

static guint
get_field (Binding *binding)
{
  if (!is_of_contact (binding))
    return binding->field;
  if (binding->field == MDG_CONSULTATION_CHANNEL)
    return MDG_CONTACT_CHANNEL;

  return binding->field == MDG_CONSULTATION_DIRECTION ? MDG_CONTACT_DIRECTION : MDG_CONTACT_STAFF;
}

static MdgRecord *
get_record (Binding *binding)
{
  MdgIntake *intake = binding->binder->intake;

  if (is_of_contact (binding))
    return mdg_intake_get_contact (intake);

  switch (binding->part)
    {
    case MDG_BIND_CONSULTATION:
      return mdg_intake_get_consultation (intake);
    case MDG_BIND_CONTACT:
      return mdg_intake_get_contact (intake);
    case MDG_BIND_SUBJECT:
      return mdg_intake_get_subject (intake);
    case MDG_BIND_PERSON:
      return mdg_intake_ensure_person (intake, binding->index);
    case MDG_BIND_FOLLOW_UP:
      return mdg_intake_ensure_follow_up (intake, binding->index);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What is shown of people who are not there yet. */
static MdgRecord *
peek_record (Binding *binding)
{
  MdgIntake *intake = binding->binder->intake;
  GPtrArray *list = NULL;

  if (binding->part == MDG_BIND_PERSON)
    list = mdg_intake_get_persons (intake);
  else if (binding->part == MDG_BIND_FOLLOW_UP)
    list = mdg_intake_get_follow_ups (intake);
  else
    return get_record (binding);

  return binding->index < list->len ? list->pdata[binding->index] : NULL;
}

static char *
dup_view_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int
get_fiscal_year (MdgIntakeBinder *self)
{
  const char *at = mdg_record_get_text (mdg_intake_get_consultation (self->intake), MDG_CONSULTATION_RECEIVED_AT);
  g_autofree char *day = g_strndup (at != NULL ? at : "", 10);
  MdgDate date;

  return mdg_date_parse_iso (day, &date) ? mdg_date_fiscal_year (&date) : 0;
}

static void
show_line (Binding *binding)
{
  MdgIntake *intake = binding->binder->intake;
  MdgLineEntry *line = MDG_LINE_ENTRY (binding->widget);
  g_autofree char *derived = mdg_intake_dup_derived (intake, binding->entry);
  g_autofree char *fault = mdg_intake_dup_fault (intake, binding->entry);

  mdg_line_entry_set_text (line, mdg_intake_get_typed (intake, binding->entry));
  mdg_line_entry_set_derived (line, derived);
  mdg_line_entry_set_fault (line, fault);
}

static void
show_reference (GtkDropDown *drop_down,
                const MdgUuid *uuid)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint found = 0;

  for (guint i = 1; uuid != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MdgRecord) record = g_list_model_get_item (model, i);

      if (mdg_uuid_equal (mdg_record_get_uuid (record), uuid))
        found = i;
    }
  gtk_drop_down_set_selected (drop_down, found);
}

static void
show_view_text (GtkWidget *view,
                const char *text)
{
  g_autofree char *now = dup_view_text (view);

  if (g_strcmp0 (now, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text != NULL ? text : "", -1);
}

static void
show_field (Binding *binding)
{
  MdgRecord *record = peek_record (binding);
  GtkWidget *widget = binding->widget;
  gboolean is_text = !GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_DROP_DOWN (widget);
  const char *text = record != NULL && is_text ? mdg_record_get_text (record, get_field (binding)) : NULL;

  if (MDG_IS_LINE_ENTRY (widget))
    mdg_line_entry_set_text (MDG_LINE_ENTRY (widget), text);
  else if (MDG_IS_CHOICE (widget))
    mdg_choice_set_code (MDG_CHOICE (widget), text);
  else if (GTK_IS_TEXT_VIEW (widget))
    show_view_text (widget, text);
  else if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), record != NULL && mdg_record_get_flag (record, get_field (binding)));
  else if (GTK_IS_DROP_DOWN (widget))
    show_reference (GTK_DROP_DOWN (widget), record != NULL ? mdg_record_get_reference (record, get_field (binding)) : NULL);
  else if (MDG_IS_CODE_ENTRY (widget))
    {
      mdg_code_entry_set_vocabularies (MDG_CODE_ENTRY (widget), mdg_workspace_get_vocabularies (mdg_intake_get_workspace (binding->binder->intake)), get_fiscal_year (binding->binder));
      mdg_code_entry_set_codes (MDG_CODE_ENTRY (widget), text);
    }
}

void
mdg_intake_binder_refresh (MdgIntakeBinder *self)
{
  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  if (self->intake == NULL)
    return;

  self->is_showing = TRUE;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = self->bindings->pdata[i];

      if (binding->is_line)
        show_line (binding);
      else
        show_field (binding);
    }
  self->is_showing = FALSE;
}

/* Lines hang together: the area follows the address, the age the day of the call. */
static void
show_what_follows (MdgIntakeBinder *self,
                   Binding *edited)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = self->bindings->pdata[i];

      if (binding->is_line)
        show_line (binding);
      else if (binding != edited && binding->part != MDG_BIND_CONTACT)
        show_field (binding);
    }
  self->is_showing = FALSE;
}

static void
on_line_changed (Binding *binding)
{
  MdgIntakeBinder *self = binding->binder;

  if (self->is_showing || self->intake == NULL)
    return;

  mdg_intake_type (self->intake, binding->entry, mdg_line_entry_get_text (MDG_LINE_ENTRY (binding->widget)), NULL);
  show_what_follows (self, binding);
  g_signal_emit (self, signals[EDITED], 0, binding->key, TRUE);
}

static void
on_text_changed (Binding *binding)
{
  MdgIntakeBinder *self = binding->binder;
  g_autofree char *text = NULL;

  if (self->is_showing || self->intake == NULL)
    return;

  text = GTK_IS_TEXT_VIEW (binding->widget) ? dup_view_text (binding->widget) : g_strdup (mdg_line_entry_get_text (MDG_LINE_ENTRY (binding->widget)));
  mdg_record_set_text (get_record (binding), get_field (binding), text);
  g_signal_emit (self, signals[EDITED], 0, binding->key, TRUE);
}

static void
on_code_changed (Binding *binding)
{
  MdgIntakeBinder *self = binding->binder;
  g_autofree char *code = NULL;

  if (self->is_showing || self->intake == NULL)
    return;

  code = MDG_IS_CHOICE (binding->widget) ? g_strdup (mdg_choice_get_code (MDG_CHOICE (binding->widget))) : mdg_code_entry_dup_codes (MDG_CODE_ENTRY (binding->widget));
  if (binding->part == MDG_BIND_CONSULTATION && binding->field == MDG_CONSULTATION_KIND)
    mdg_intake_choose_kind (self->intake, code);
  else
    mdg_record_set_text (get_record (binding), get_field (binding), code);
  g_signal_emit (self, signals[EDITED], 0, binding->key, FALSE);
}

static void
on_flag_changed (Binding *binding)
{
  MdgIntakeBinder *self = binding->binder;

  if (self->is_showing || self->intake == NULL)
    return;

  mdg_record_set_flag (get_record (binding), get_field (binding), gtk_check_button_get_active (GTK_CHECK_BUTTON (binding->widget)));
  g_signal_emit (self, signals[EDITED], 0, binding->key, FALSE);
}

static void
on_reference_changed (Binding *binding)
{
  MdgIntakeBinder *self = binding->binder;
  GtkDropDown *drop_down = GTK_DROP_DOWN (binding->widget);
  MdgRecord *chosen = gtk_drop_down_get_selected_item (drop_down);

  if (self->is_showing || self->intake == NULL)
    return;

  mdg_record_set_reference (get_record (binding), get_field (binding), chosen != NULL && gtk_drop_down_get_selected (drop_down) > 0 ? mdg_record_get_uuid (chosen) : NULL);
  g_signal_emit (self, signals[EDITED], 0, binding->key, FALSE);
}

static void
mdg_intake_binder_dispose (GObject *object)
{
  MdgIntakeBinder *self = MDG_INTAKE_BINDER (object);

  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = self->bindings->pdata[i];
      GObject *source = GTK_IS_TEXT_VIEW (binding->widget) ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (binding->widget))) : G_OBJECT (binding->widget);

      g_signal_handlers_disconnect_by_data (source, binding);
      g_object_unref (binding->widget);
    }
  g_ptr_array_set_size (self->bindings, 0);
  g_clear_object (&self->intake);

  G_OBJECT_CLASS (mdg_intake_binder_parent_class)->dispose (object);
}

static void
mdg_intake_binder_finalize (GObject *object)
{
  g_ptr_array_unref (MDG_INTAKE_BINDER (object)->bindings);

  G_OBJECT_CLASS (mdg_intake_binder_parent_class)->finalize (object);
}

static void
mdg_intake_binder_class_init (MdgIntakeBinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_intake_binder_dispose;
  object_class->finalize = mdg_intake_binder_finalize;
  signals[EDITED] = g_signal_new ("edited", MDG_TYPE_INTAKE_BINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BOOLEAN);
}

static void
mdg_intake_binder_init (MdgIntakeBinder *self)
{
  self->bindings = g_ptr_array_new_with_free_func (free_binding);
}

MdgIntakeBinder *
mdg_intake_binder_new (void)
{
  return g_object_new (MDG_TYPE_INTAKE_BINDER, NULL);
}

static Binding *
add (MdgIntakeBinder *self,
     GtkWidget *widget)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->binder = self;
  binding->widget = g_object_ref (widget);
  g_ptr_array_add (self->bindings, binding);

  return binding;
}

void
mdg_intake_binder_add_line (MdgIntakeBinder *self,
                            MdgIntakeEntry entry,
                            MdgLineEntry *widget)
{
  Binding *binding;

  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  binding = add (self, GTK_WIDGET (widget));
  binding->is_line = TRUE;
  binding->entry = entry;
  binding->key = g_strdup_printf ("line-%d", entry);
  g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_line_changed), binding);
}

void
mdg_intake_binder_add_field (MdgIntakeBinder *self,
                             MdgBindPart part,
                             guint index,
                             guint field,
                             GtkWidget *widget)
{
  Binding *binding;

  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  binding = add (self, widget);
  binding->part = part;
  binding->index = index;
  binding->field = field;
  binding->key = g_strdup_printf ("field-%d-%u-%u", part, index, field);
  if (GTK_IS_TEXT_VIEW (widget))
    g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "changed", G_CALLBACK (on_text_changed), binding);
  else if (MDG_IS_LINE_ENTRY (widget))
    g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_text_changed), binding);
  else if (MDG_IS_CODE_ENTRY (widget) || MDG_IS_CHOICE (widget))
    g_signal_connect_swapped (widget, "changed", G_CALLBACK (on_code_changed), binding);
  else if (GTK_IS_CHECK_BUTTON (widget))
    g_signal_connect_swapped (widget, "toggled", G_CALLBACK (on_flag_changed), binding);
  else if (GTK_IS_DROP_DOWN (widget))
    g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (on_reference_changed), binding);
}

MdgIntake *
mdg_intake_binder_get_intake (MdgIntakeBinder *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_BINDER (self), NULL);

  return self->intake;
}

void
mdg_intake_binder_set_intake (MdgIntakeBinder *self,
                              MdgIntake *intake)
{
  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  g_set_object (&self->intake, intake);
  mdg_intake_binder_refresh (self);
}

void
mdg_intake_binder_edited (MdgIntakeBinder *self,
                          const char *key)
{
  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  mdg_intake_binder_refresh (self);
  g_signal_emit (self, signals[EDITED], 0, key, FALSE);
}

static GtkWidget *
get_editor (Binding *binding)
{
  if (MDG_IS_LINE_ENTRY (binding->widget))
    return GTK_WIDGET (mdg_line_entry_get_text_widget (MDG_LINE_ENTRY (binding->widget)));
  if (MDG_IS_CODE_ENTRY (binding->widget))
    return GTK_WIDGET (mdg_code_entry_get_text_widget (MDG_CODE_ENTRY (binding->widget)));

  return binding->widget;
}

const char *
mdg_intake_binder_get_cursor (MdgIntakeBinder *self,
                              int *offset)
{
  g_return_val_if_fail (MDG_IS_INTAKE_BINDER (self), NULL);

  *offset = 0;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = self->bindings->pdata[i];
      GtkWidget *editor = get_editor (binding);
      GtkRoot *root = gtk_widget_get_root (editor);

      /* The focus of the window, so that it is kept while another window is in front. */
      if (root == NULL || gtk_root_get_focus (root) != editor)
        continue;
      if (GTK_IS_TEXT_VIEW (editor))
        g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "cursor-position", offset, NULL);
      else if (GTK_IS_EDITABLE (editor))
        *offset = gtk_editable_get_position (GTK_EDITABLE (editor));
      return binding->key;
    }

  return NULL;
}

static gboolean
show_cursor (gpointer user_data)
{
  GtkTextView *view = user_data;

  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));

  return G_SOURCE_REMOVE;
}

static void
place_cursor (GtkWidget *editor,
              int offset)
{
  GtkTextIter iter;

  if (GTK_IS_TEXT_VIEW (editor))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
      gtk_text_buffer_place_cursor (buffer, &iter);
      gtk_widget_grab_focus (editor);
      /* Before it has its room it would scroll the text out of sight. */
      if (gtk_widget_get_height (editor) > 0)
        show_cursor (editor);
      else
        g_idle_add_full (GDK_PRIORITY_REDRAW + 10, show_cursor, g_object_ref (editor), g_object_unref);
      return;
    }

  if (GTK_IS_TEXT (editor))
    {
      gtk_text_grab_focus_without_selecting (GTK_TEXT (editor));
      gtk_editable_set_position (GTK_EDITABLE (editor), offset);
    }
  else
    gtk_widget_grab_focus (editor);
}

void
mdg_intake_binder_set_cursor (MdgIntakeBinder *self,
                              const char *key,
                              int offset)
{
  g_return_if_fail (MDG_IS_INTAKE_BINDER (self));

  for (guint i = 0; key != NULL && i < self->bindings->len; i++)
    {
      Binding *binding = self->bindings->pdata[i];

      if (g_str_equal (binding->key, key))
        {
          place_cursor (get_editor (binding), offset);
          return;
        }
    }
}
