#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-paper-cell.h"

#include <glib/gi18n-lib.h>

#include "mdg-check-group.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-intake.h"
#include "mdg-line-entry.h"
#include "mdg-masters.h"
#include "mdg-phone.h"
#include "mdg-staff.h"
#include "mdg-text.h"

#define NOTE_LINE 24

static MdgVocabularies *
get_vocabularies (MdgPaperCell *cell)
{
  return mdg_workspace_get_vocabularies (cell->workspace);
}

static const char *
get_vocabulary (MdgPaperCell *cell)
{
  return mdg_record_get_info (cell->record)->fields[cell->line->field].vocabulary;
}

static gboolean
is_line (MdgPaperKind kind)
{
  return kind <= MDG_PAPER_NUMBER;
}

gboolean
mdg_paper_cell_is_text (MdgPaperCell *cell)
{
  return is_line (cell->line->kind) || cell->line->kind == MDG_PAPER_NOTE;
}

static void
on_changed (MdgPaperCell *cell)
{
  if (cell->is_showing)
    return;

  mdg_paper_cell_read (cell);
  cell->edited (cell, cell->user_data);
}

/* Texts. */

static gboolean
read_integer (MdgPaperCell *cell,
              const char *text,
              GError **error)
{
  g_autofree char *folded = g_strstrip (mdg_text_fold (text));
  gint64 number;

  mdg_record_set_integer (cell->record, cell->line->field, MDG_NO_INTEGER);
  if (*folded == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (folded, 10, 0, 1000000, &number, NULL))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no number."), text);
      return FALSE;
    }
  mdg_record_set_integer (cell->record, cell->line->field, number);

  return TRUE;
}

static gboolean
read_date (MdgPaperCell *cell,
           const char *text,
           MdgDateUse use,
           GError **error)
{
  g_autofree char *iso = NULL;
  MdgDate today;
  MdgDate day;

  mdg_record_set_text (cell->record, cell->line->field, NULL);
  if (*text == '\0')
    return TRUE;
  mdg_workspace_get_today (cell->workspace, &today);
  if (!mdg_date_parse (text, use, &today, &day, error))
    return FALSE;
  if (use != MDG_DATE_FULL && !mdg_date_is_full (&day))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” has no day. Write the day too, for example 5/12."), text);
      return FALSE;
    }
  iso = mdg_date_dup_iso (&day);
  mdg_record_set_text (cell->record, cell->line->field, iso);

  return TRUE;
}

static gboolean
read_time (MdgPaperCell *cell,
           const char *text,
           GError **error)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_record_set_text (cell->record, cell->line->field, NULL);
  if (*text == '\0')
    return TRUE;
  mdg_workspace_get_today (cell->workspace, &today);
  if (!mdg_datetime_parse (text, &today, &iso, error))
    return FALSE;
  mdg_record_set_text (cell->record, cell->line->field, iso);

  return TRUE;
}

/* "88", "88歳", or a birth date. */
static gboolean
read_age (MdgPaperCell *cell,
          const char *text,
          GError **error)
{
  g_autofree char *folded = g_strstrip (mdg_text_fold (text));
  char *end;
  guint64 number = g_ascii_strtoull (folded, &end, 10);

  mdg_record_set_integer (cell->record, cell->line->second, MDG_NO_INTEGER);
  if (end > folded && end - folded <= 3 && (*end == '\0' || g_str_has_prefix (end, "歳") || g_str_has_prefix (end, "才")))
    {
      mdg_record_set_text (cell->record, cell->line->field, NULL);
      if (number > 125)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Nobody is %d years old. Check the age."), (int) number);
          return FALSE;
        }
      mdg_record_set_integer (cell->record, cell->line->second, (gint64) number);
      return TRUE;
    }

  return read_date (cell, text, MDG_DATE_FULL, error);
}

static gboolean
read_phone (MdgPaperCell *cell,
            const char *text,
            GError **error)
{
  gboolean is_phone = mdg_phone_check (text, error);
  g_autofree char *value = is_phone && *text != '\0' ? mdg_phone_format (text) : NULL;

  mdg_record_set_text (cell->record, cell->line->field, value);

  return is_phone;
}

static void
read_name (MdgPaperCell *cell,
           const char *text)
{
  g_autofree char *name = NULL;
  g_autofree char *kana = NULL;

  mdg_intake_split_subject (text, &name, &kana);
  /* A name in kana is a name all the same. */
  mdg_record_set_text (cell->record, cell->line->field, name != NULL ? name : kana);
  mdg_record_set_text (cell->record, cell->line->second, kana);
}

static gboolean
read_line (MdgPaperCell *cell,
           const char *text,
           GError **error)
{
  switch ((guint) cell->line->kind)
    {
    case MDG_PAPER_PHONE:
      return read_phone (cell, text, error);
    case MDG_PAPER_DATE:
      return read_date (cell, text, MDG_DATE_RECENT, error);
    case MDG_PAPER_DUE:
      return read_date (cell, text, MDG_DATE_DUE, error);
    case MDG_PAPER_TIME:
      return read_time (cell, text, error);
    case MDG_PAPER_AGE:
      return read_age (cell, text, error);
    case MDG_PAPER_NUMBER:
      return read_integer (cell, text, error);
    case MDG_PAPER_NAME:
      read_name (cell, text);
      return TRUE;
    default:
      mdg_record_set_text (cell->record, cell->line->field, text);
      return TRUE;
    }
}

static void
show_age_beside (MdgPaperCell *cell)
{
  const char *birth = mdg_record_get_text (cell->record, cell->line->field);
  g_autofree char *today = NULL;
  g_autofree char *text = NULL;
  MdgDate day;
  int age;

  mdg_workspace_get_today (cell->workspace, &day);
  today = mdg_date_dup_iso (&day);
  age = birth != NULL ? mdg_describe_age (birth, MDG_NO_INTEGER, NULL, today) : -1;
  if (age >= 0)
    text = g_strdup_printf (_ ("%d years"), age);
  mdg_line_entry_set_derived (MDG_LINE_ENTRY (cell->widget), text);
}

/* While it is typed a day is not wrong yet: what cannot be read is said when the field is left. */
static void
take_line (MdgPaperCell *cell,
           gboolean is_left)
{
  g_autofree char *text = g_strstrip (g_strdup (mdg_line_entry_get_text (MDG_LINE_ENTRY (cell->widget))));
  g_autoptr (GError) error = NULL;
  gboolean is_read = read_line (cell, text, &error);

  g_free (cell->typed);
  cell->typed = is_read ? NULL : g_strdup (text);
  mdg_line_entry_set_fault (MDG_LINE_ENTRY (cell->widget), !is_read && is_left ? error->message : NULL);
  if (cell->line->kind == MDG_PAPER_AGE)
    show_age_beside (cell);
}

static void
on_left (MdgPaperCell *cell)
{
  if (!cell->is_showing)
    take_line (cell, TRUE);
}

static char *
dup_line (MdgPaperCell *cell)
{
  const char *text = is_line (cell->line->kind) && cell->line->kind != MDG_PAPER_NUMBER ? mdg_record_get_text (cell->record, cell->line->field) : NULL;
  const char *kana = cell->line->kind == MDG_PAPER_NAME ? mdg_record_get_text (cell->record, cell->line->second) : NULL;
  gint64 number = MDG_NO_INTEGER;
  MdgDate day;

  if (cell->typed != NULL)
    return g_strdup (cell->typed);
  if (cell->line->kind == MDG_PAPER_NUMBER)
    number = mdg_record_get_integer (cell->record, cell->line->field);
  else if (cell->line->kind == MDG_PAPER_AGE && text == NULL)
    number = mdg_record_get_integer (cell->record, cell->line->second);
  if (number != MDG_NO_INTEGER)
    return g_strdup_printf ("%d", (int) number);
  if (text == NULL)
    return g_strdup ("");
  if (kana != NULL && !g_str_equal (kana, text))
    return g_strdup_printf ("%s（%s）", text, kana);
  if (cell->line->kind == MDG_PAPER_TIME)
    return mdg_datetime_format (text);
  if ((cell->line->kind == MDG_PAPER_DATE || cell->line->kind == MDG_PAPER_DUE || cell->line->kind == MDG_PAPER_AGE) && mdg_date_parse_iso (text, &day))
    return mdg_date_format_short (&day);

  return g_strdup (text);
}

static void
make_line (MdgPaperCell *cell)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cell->widget = mdg_line_entry_new (_ (cell->line->label));
  if (cell->line->size > 0)
    g_object_set (cell->widget, "width-chars", cell->line->size, NULL);
  if (cell->line->kind == MDG_PAPER_AGE)
    g_object_set (cell->widget, "placeholder", _ ("88 or S13.3.5"), NULL);
  g_signal_connect_swapped (cell->widget, "changed", G_CALLBACK (on_changed), cell);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), cell);
  gtk_widget_add_controller (cell->widget, focus);
}

/* Notes. */

static GtkTextView *
get_view (MdgPaperCell *cell)
{
  return GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (cell->widget)));
}

static void
make_note (MdgPaperCell *cell)
{
  GtkWidget *view = gtk_text_view_new ();

  cell->widget = gtk_scrolled_window_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (cell->line->label), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (cell->widget), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (cell->widget), cell->line->size * NOTE_LINE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (cell->widget), cell->line->size * NOTE_LINE * 3);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (cell->widget), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (cell->widget), view);
  gtk_widget_add_css_class (cell->widget, "mdg-paper-note");
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (on_changed), cell);
}

static void
read_note (MdgPaperCell *cell)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (get_view (cell)), "text", &text, NULL);
  mdg_record_set_text (cell->record, cell->line->field, text);
}

/* Left alone where nothing differs, so that the place of the pen stays. */
static void
show_note (MdgPaperCell *cell)
{
  const char *text = mdg_record_get_text (cell->record, cell->line->field);
  g_autofree char *now = NULL;

  g_object_get (gtk_text_view_get_buffer (get_view (cell)), "text", &now, NULL);
  if (g_strcmp0 (now, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_view (cell)), text != NULL ? text : "", -1);
}

/* Codes. */

static void
add_box (MdgPaperCell *cell,
         const char *code)
{
  gboolean is_short = (cell->line->flags & MDG_PAPER_SHORT) != 0;

  mdg_check_group_append (MDG_CHECK_GROUP (cell->widget), code,
                          is_short ? mdg_vocabularies_get_short (get_vocabularies (cell), get_vocabulary (cell), code, 0)
                                   : mdg_vocabularies_get_label (get_vocabularies (cell), get_vocabulary (cell), code, 0));
}

static void
make_boxes (MdgPaperCell *cell)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (get_vocabularies (cell), get_vocabulary (cell), 0);
  g_auto (GStrv) only = g_strsplit (cell->line->codes != NULL ? cell->line->codes : "", " ", -1);

  cell->widget = mdg_check_group_new (_ (cell->line->label), cell->line->kind == MDG_PAPER_BOX, (cell->line->flags & MDG_PAPER_NUMBERED) != 0);
  for (guint i = 0; only[i] != NULL; i++)
    add_box (cell, only[i]);
  for (guint i = 0; cell->line->codes == NULL && i < terms->len; i++)
    add_box (cell, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE));
  g_signal_connect_swapped (cell->widget, "changed", G_CALLBACK (on_changed), cell);
}

static void
add_item (MdgPaperCell *cell,
          GtkStringList *list,
          const char *code,
          const char *label)
{
  g_ptr_array_add (cell->codes, g_strdup (code));
  gtk_string_list_append (list, label);
}

static void
fill_terms (MdgPaperCell *cell,
            GtkStringList *list)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (get_vocabularies (cell), get_vocabulary (cell), 0);
  g_auto (GStrv) only = cell->line->codes != NULL ? g_strsplit (cell->line->codes, " ", -1) : NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);

      if (!mdg_vocabularies_is_group (get_vocabularies (cell), terms->pdata[i]) && (only == NULL || g_strv_contains ((const char *const *) only, code)))
        add_item (cell, list, code, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));
    }
}

static void
fill_staff (MdgPaperCell *cell,
            GtkStringList *list)
{
  g_autoptr (GPtrArray) staff = mdg_masters_list (cell->workspace, MDG_KIND_STAFF, NULL);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (mdg_record_get_flag (staff->pdata[i], MDG_STAFF_IS_ACTIVE))
      {
        g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (staff->pdata[i]));

        add_item (cell, list, uuid, mdg_record_get_text (staff->pdata[i], MDG_STAFF_NAME));
      }
}

static void
make_drop_down (MdgPaperCell *cell)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  cell->codes = g_ptr_array_new_with_free_func (g_free);
  add_item (cell, list, "", _ ("—"));
  if (cell->line->kind == MDG_PAPER_STAFF)
    fill_staff (cell, list);
  else
    fill_terms (cell, list);
  cell->widget = gtk_drop_down_new (G_LIST_MODEL (list), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (cell->widget), cell->codes->len > 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (cell->line->label), -1);
  g_signal_connect_swapped (cell->widget, "notify::selected", G_CALLBACK (on_changed), cell);
}

static void
read_drop_down (MdgPaperCell *cell)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (cell->widget));
  const char *code = selected < cell->codes->len ? cell->codes->pdata[selected] : "";
  MdgUuid uuid;

  if (cell->line->kind == MDG_PAPER_STAFF)
    mdg_record_set_reference (cell->record, cell->line->field, mdg_uuid_parse (code, &uuid) ? &uuid : NULL);
  else
    mdg_record_set_text (cell->record, cell->line->field, code);
}

static void
show_drop_down (MdgPaperCell *cell)
{
  const MdgUuid *uuid = cell->line->kind == MDG_PAPER_STAFF ? mdg_record_get_reference (cell->record, cell->line->field) : NULL;
  const char *text = cell->line->kind == MDG_PAPER_STAFF ? NULL : mdg_record_get_text (cell->record, cell->line->field);
  g_autofree char *code = uuid != NULL ? mdg_uuid_dup_string (uuid) : g_strdup (text != NULL ? text : "");
  guint at = 0;

  for (guint i = 0; i < cell->codes->len; i++)
    if (g_str_equal (cell->codes->pdata[i], code))
      at = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cell->widget), at);
}

static void
make_flag (MdgPaperCell *cell)
{
  cell->widget = gtk_check_button_new_with_label (_ (cell->line->label));
  g_signal_connect_swapped (cell->widget, "toggled", G_CALLBACK (on_changed), cell);
}

void
mdg_paper_cell_show (MdgPaperCell *cell)
{
  g_autofree char *text = NULL;

  cell->is_showing = TRUE;
  if (is_line (cell->line->kind))
    {
      text = dup_line (cell);
      if (!g_str_equal (mdg_line_entry_get_text (MDG_LINE_ENTRY (cell->widget)), text))
        mdg_line_entry_set_text (MDG_LINE_ENTRY (cell->widget), text);
      take_line (cell, TRUE);
    }
  else if (cell->line->kind == MDG_PAPER_NOTE)
    show_note (cell);
  else if (cell->codes != NULL)
    show_drop_down (cell);
  else if (cell->line->kind == MDG_PAPER_FLAG)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->widget), mdg_record_get_flag (cell->record, cell->line->field));
  else
    mdg_check_group_set_codes (MDG_CHECK_GROUP (cell->widget), mdg_record_get_text (cell->record, cell->line->field));
  cell->is_showing = FALSE;
}

void
mdg_paper_cell_read (MdgPaperCell *cell)
{
  g_autofree char *codes = NULL;

  mdg_paper_cell_set_fault (cell, NULL);
  if (is_line (cell->line->kind))
    take_line (cell, FALSE);
  else if (cell->line->kind == MDG_PAPER_NOTE)
    read_note (cell);
  else if (cell->codes != NULL)
    read_drop_down (cell);
  else if (cell->line->kind == MDG_PAPER_FLAG)
    mdg_record_set_flag (cell->record, cell->line->field, gtk_check_button_get_active (GTK_CHECK_BUTTON (cell->widget)));
  else
    {
      codes = mdg_check_group_dup_codes (MDG_CHECK_GROUP (cell->widget));
      mdg_record_set_text (cell->record, cell->line->field, codes);
    }
}

void
mdg_paper_cell_set_fault (MdgPaperCell *cell,
                          const char *fault)
{
  if (is_line (cell->line->kind))
    mdg_line_entry_set_fault (MDG_LINE_ENTRY (cell->widget), fault);
  else if (cell->fault != NULL)
    {
      gtk_label_set_text (cell->fault, fault != NULL ? fault : "");
      gtk_widget_set_visible (GTK_WIDGET (cell->fault), fault != NULL);
    }
}

const char *
mdg_paper_cell_get_fault (MdgPaperCell *cell)
{
  if (cell->typed == NULL)
    return NULL;
  take_line (cell, TRUE);

  return mdg_line_entry_get_fault (MDG_LINE_ENTRY (cell->widget));
}

void
mdg_paper_cell_focus (MdgPaperCell *cell)
{
  gtk_widget_grab_focus (cell->line->kind == MDG_PAPER_NOTE ? GTK_WIDGET (get_view (cell)) : cell->widget);
}

static void
make_widget (MdgPaperCell *cell)
{
  if (is_line (cell->line->kind))
    make_line (cell);
  else if (cell->line->kind == MDG_PAPER_NOTE)
    make_note (cell);
  else if (cell->line->kind == MDG_PAPER_CODE || cell->line->kind == MDG_PAPER_STAFF)
    make_drop_down (cell);
  else if (cell->line->kind == MDG_PAPER_FLAG)
    make_flag (cell);
  else
    make_boxes (cell);
}

MdgPaperCell *
mdg_paper_cell_new (MdgWorkspace *workspace,
                    MdgRecord *record,
                    const MdgPaperLine *line,
                    MdgPaperEdited edited,
                    gpointer user_data)
{
  MdgPaperCell *cell = g_new0 (MdgPaperCell, 1);

  cell->line = line;
  cell->workspace = workspace;
  cell->record = record;
  cell->edited = edited;
  cell->user_data = user_data;
  make_widget (cell);
  if (!is_line (line->kind))
    {
      cell->fault = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (cell->fault, 0);
      gtk_label_set_wrap (cell->fault, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (cell->fault), "mdg-field-error");
      gtk_widget_set_visible (GTK_WIDGET (cell->fault), FALSE);
    }

  return cell;
}

void
mdg_paper_cell_free (MdgPaperCell *cell)
{
  g_clear_pointer (&cell->codes, g_ptr_array_unref);
  g_free (cell->typed);
  g_free (cell);
}
