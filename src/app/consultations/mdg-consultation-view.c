#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultation-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-describe.h"
#include "mdg-follow-up.h"
#include "mdg-subject.h"
#include "mdg-text-match.h"
#include "mdg-wrap-layout.h"

struct _MdgConsultationView
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgUuid uuid; /* nil: nothing is shown */
  MdgRecord *record;
  char **words;

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *person;
  GtkLabel *facts;
  GtkLabel *origin;
  GtkLabel *limits;
  GtkWidget *actions;
  GtkWidget *continue_button;
  GtkWidget *edit_button;
  GtkButton *case_button;
  GtkLabel *text;
  GtkLabel *contacts_head;
  GtkBox *contacts;
  GtkWidget *foot;
  GtkWidget *codes_column;
  GtkBox *codes;
  GtkWidget *next_column;
  GtkBox *next;
  GtkWidget *further_column;
  GtkLabel *further;
};

G_DEFINE_FINAL_TYPE (MdgConsultationView, mdg_consultation_view, GTK_TYPE_BOX)

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
dup_markup (MdgConsultationView *self,
            const char *text)
{
  g_autoptr (GArray) ranges = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (self->words != NULL)
    ranges = mdg_text_match_find (text, (const char *const *) self->words);

  return mdg_describe_markup (text, ranges);
}

static const char *
get_text (MdgConsultationView *self,
          guint field)
{
  return mdg_record_get_text (self->record, field);
}

static char *
dup_reference (MdgConsultationView *self,
               MdgRecord *record,
               guint field)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, field);

  if (uuid == NULL)
    return NULL;

  return mdg_describe_record (self->workspace, mdg_record_get_info (record)->fields[field].refers_to, uuid);
}

static void
add_part (GString *line,
          const char *separator,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, part);
}

static void
show_person (MdgConsultationView *self)
{
  const MdgUuid *uuid = mdg_record_get_reference (self->record, MDG_CONSULTATION_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;
  g_autofree char *area = dup_reference (self, self->record, MDG_CONSULTATION_AREA);
  g_autofree char *person = NULL;
  g_autofree char *age_sex = NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  int age;

  if (subject == NULL)
    {
      gtk_label_set_text (self->person, mdg_record_get_flag (self->record, MDG_CONSULTATION_IS_NO_CASE) ? _ ("not about a person") : _ ("person not known"));
      gtk_label_set_text (self->facts, area != NULL ? area : "");
      return;
    }

  age = mdg_describe_age (mdg_record_get_text (subject, MDG_SUBJECT_BIRTH), mdg_record_get_integer (subject, MDG_SUBJECT_AGE),
                          mdg_record_get_text (subject, MDG_SUBJECT_AGE_ON), get_text (self, MDG_CONSULTATION_RECEIVED_AT));
  person = mdg_describe_person (mdg_record_get_text (subject, MDG_SUBJECT_NAME), age, mdg_record_get_text (subject, MDG_SUBJECT_SEX));
  age_sex = mdg_describe_age_sex (mdg_workspace_get_vocabularies (self->workspace), age, mdg_record_get_text (subject, MDG_SUBJECT_SEX));
  gtk_label_set_text (self->person, person);
  add_part (facts, "", age_sex);
  add_part (facts, _ (", "), mdg_record_get_text (subject, MDG_SUBJECT_ADDRESS));
  if (area != NULL)
    g_string_append_printf (facts, _ (" (%s)"), area);
  gtk_label_set_text (self->facts, facts->str);
}

static void
show_origin (MdgConsultationView *self)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  const char *received = get_text (self, MDG_CONSULTATION_RECEIVED_AT);
  const char *profession = get_text (self, MDG_CONSULTATION_PROFESSION);
  g_autofree char *when = mdg_datetime_format (received);
  g_autofree char *staff = dup_reference (self, self->record, MDG_CONSULTATION_STAFF);
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (get_text (self, MDG_CONSULTATION_NUMBER));
  g_autofree char *part = NULL;

  add_part (from, " ", get_text (self, MDG_CONSULTATION_AFFILIATION));
  add_part (from, " ", get_text (self, MDG_CONSULTATION_CONSULTER_NAME));
  if (profession != NULL)
    g_string_append_printf (from, _ (" (%s)"), mdg_vocabularies_get_label (vocabularies, "profession", profession, mdg_describe_fiscal_year (received)));

  part = g_strdup_printf (_ ("received %s"), when);
  add_part (line, _ (" · "), part);
  if (from->len > 0)
    {
      g_autofree char *who = g_strdup_printf (_ ("from %s"), from->str);

      add_part (line, _ (" · "), who);
    }
  add_part (line, _ (" · "), get_text (self, MDG_CONSULTATION_CONSULTER_PHONE));
  if (staff != NULL)
    {
      g_autofree char *who = g_strdup_printf (_ ("taken by %s"), staff);

      add_part (line, _ (" · "), who);
    }
  gtk_label_set_text (self->origin, line->str);
}

static void
show_limits (MdgConsultationView *self)
{
  const char *note = get_text (self, MDG_CONSULTATION_UNSHAREABLE_NOTE);
  gboolean is_void = mdg_record_get_state (self->record) != MDG_STATE_LIVE;
  gboolean is_unshareable = mdg_record_get_flag (self->record, MDG_CONSULTATION_IS_UNSHAREABLE);
  g_autofree char *text = NULL;

  if (is_void)
    text = g_strdup_printf (_ ("Voided: %s"), get_text (self, MDG_CONSULTATION_VOID_REASON) != NULL ? get_text (self, MDG_CONSULTATION_VOID_REASON) : _ ("no reason given"));
  else if (is_unshareable && note != NULL)
    text = g_strdup_printf (_ ("Not to be shared: %s"), note);
  else if (is_unshareable)
    text = g_strdup (_ ("Not to be shared"));
  gtk_label_set_text (self->limits, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->limits), text != NULL);
}

/* Buttons of other pages are there while their actions are. */
static void
show_actions (MdgConsultationView *self)
{
  GActionGroup *window = G_ACTION_GROUP (gtk_widget_get_root (GTK_WIDGET (self)));
  const MdgUuid *case_uuid = mdg_record_get_reference (self->record, MDG_CONSULTATION_CASE);
  gboolean is_live = mdg_record_get_state (self->record) == MDG_STATE_LIVE;
  g_autofree char *uuid = mdg_uuid_dup_string (&self->uuid);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->continue_button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->continue_button), "win.continue-consultation");
  gtk_widget_set_visible (self->continue_button, is_live && G_IS_ACTION_GROUP (window) && g_action_group_has_action (window, "continue-consultation"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "win.edit-consultation");
  gtk_widget_set_visible (self->edit_button, is_live && G_IS_ACTION_GROUP (window) && g_action_group_has_action (window, "edit-consultation"));
  gtk_widget_set_visible (GTK_WIDGET (self->case_button), case_uuid != NULL || (is_live && !mdg_record_get_flag (self->record, MDG_CONSULTATION_IS_NO_CASE)));
  if (case_uuid != NULL)
    {
      g_autofree char *target = mdg_uuid_dup_string (case_uuid);

      gtk_button_set_label (self->case_button, _ ("Open the Case"));
      /* Each pair only fits together: no name while the target changes. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->case_button), NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->case_button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->case_button), "win.show-case");
    }
  else
    {
      gtk_button_set_label (self->case_button, _ ("Make a Case of It"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->case_button), NULL);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->case_button), NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->case_button), "consultations.make-case");
    }
}

static GtkWidget *
new_contact (MdgConsultationView *self,
             MdgRecord *contact,
             gboolean is_last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text;
  const char *at = mdg_record_get_text (contact, MDG_CONTACT_AT);
  g_autofree char *day = mdg_describe_day (self->workspace, at);
  g_autofree char *time = mdg_describe_time (at);
  g_autofree char *when = g_strdup_printf ("%s %s", day, time);
  g_autofree char *how = mdg_describe_channel (mdg_workspace_get_vocabularies (self->workspace), mdg_record_get_text (contact, MDG_CONTACT_CHANNEL), mdg_record_get_text (contact, MDG_CONTACT_DIRECTION));
  g_autofree char *markup = dup_markup (self, mdg_record_get_text (contact, MDG_CONTACT_TEXT));

  gtk_widget_add_css_class (dot, "mdg-rail-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "mdg-rail-line");
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_box_append (GTK_BOX (rail), dot);
  if (!is_last)
    gtk_box_append (GTK_BOX (rail), line);

  gtk_box_append (GTK_BOX (head), new_label (when, "mdg-heading"));
  if (*how != '\0')
    gtk_box_append (GTK_BOX (head), new_label (how, "mdg-mark"));
  if (mdg_record_get_text (contact, MDG_CONTACT_WITH_WHOM) != NULL)
    {
      GtkWidget *whom = new_label (mdg_record_get_text (contact, MDG_CONTACT_WITH_WHOM), "mdg-dim");

      gtk_label_set_ellipsize (GTK_LABEL (whom), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (head), whom);
    }
  gtk_box_append (GTK_BOX (body), head);

  text = new_label (NULL, "mdg-read");
  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_visible (text, *markup != '\0');
  gtk_box_append (GTK_BOX (body), text);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_margin_bottom (body, 12);

  gtk_box_append (GTK_BOX (row), rail);
  gtk_box_append (GTK_BOX (row), body);

  return row;
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (mdg_record_get_text (*(MdgRecord *const *) b, MDG_CONTACT_AT), mdg_record_get_text (*(MdgRecord *const *) a, MDG_CONTACT_AT));
}

static void
show_contacts (MdgConsultationView *self)
{
  g_autoptr (GPtrArray) contacts = mdg_workspace_list_children (self->workspace, MDG_KIND_CONTACT, MDG_CONTACT_CONSULTATION, &self->uuid, NULL);
  g_autofree char *head = NULL;
  gint64 minutes = 0;
  guint n = contacts != NULL ? contacts->len : 0;

  empty_box (self->contacts);
  if (n > 1)
    g_ptr_array_sort (contacts, compare_contacts);
  for (guint i = 0; i < n; i++)
    {
      gint64 spent = mdg_record_get_integer (contacts->pdata[i], MDG_CONTACT_MINUTES);

      minutes += spent != MDG_NO_INTEGER ? spent : 0;
      gtk_box_append (self->contacts, new_contact (self, contacts->pdata[i], i + 1 == n));
    }

  head = g_strdup_printf (ngettext ("%u contact, %'d minutes in all", "%u contacts, %'d minutes in all", n), n, (int) minutes);
  gtk_label_set_text (self->contacts_head, head);
  gtk_widget_set_visible (GTK_WIDGET (self->contacts_head), n > 0);
}

static void
add_codes (MdgConsultationView *self,
           guint field,
           gboolean first_is_main)
{
  const MdgField *info = &mdg_record_get_info (self->record)->fields[field];
  g_auto (GStrv) codes = mdg_record_dup_codes (self->record, field);
  int year = mdg_describe_fiscal_year (get_text (self, MDG_CONSULTATION_RECEIVED_AT));

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), info->vocabulary, codes[i], year);
      g_autofree char *text = field == MDG_CONSULTATION_CONTENTS && !g_str_has_prefix (codes[i], "U-") ? g_strdup_printf ("%s %s", codes[i], label) : g_strdup (label);
      GtkWidget *chip = new_label (text, first_is_main && i == 0 ? "mdg-chip" : "mdg-mark");

      gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
      gtk_box_append (self->codes, chip);
    }
}

static void
show_codes (MdgConsultationView *self)
{
  empty_box (self->codes);
  add_codes (self, MDG_CONSULTATION_CONTENTS, TRUE);
  add_codes (self, MDG_CONSULTATION_SCENES, FALSE);
  add_codes (self, MDG_CONSULTATION_ACTIONS, FALSE);
  gtk_widget_set_visible (self->codes_column, gtk_widget_get_first_child (GTK_WIDGET (self->codes)) != NULL);
}

static GtkWidget *
new_next (MdgConsultationView *self,
          MdgRecord *follow_up)
{
  const char *status = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_STATUS);
  gboolean is_over = g_strcmp0 (status, "done") == 0 || g_strcmp0 (status, "dropped") == 0;
  const char *who = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_WHO);
  g_autofree char *staff = dup_reference (self, follow_up, MDG_FOLLOW_UP_STAFF);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;
  gboolean late = FALSE;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label;

  due = is_over ? g_strdup (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "follow_state", status, 0))
                : mdg_describe_due (self->workspace, mdg_record_get_text (follow_up, MDG_FOLLOW_UP_DUE), &late);
  if (*due != '\0')
    {
      label = new_label (due, late ? "mdg-late" : is_over ? "mdg-dim"
                                                          : "mdg-heading");
      gtk_box_append (GTK_BOX (row), label);
    }
  add_part (rest, _ (", "), staff);
  add_part (rest, _ (", "), who);
  text = rest->len > 0 ? g_strdup_printf (_ ("%s — %s"), rest->str, mdg_record_get_text (follow_up, MDG_FOLLOW_UP_WHAT)) : g_strdup (mdg_record_get_text (follow_up, MDG_FOLLOW_UP_WHAT));
  label = new_label (text, is_over ? "mdg-dim" : NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (row), label);

  return row;
}

static void
show_next (MdgConsultationView *self)
{
  g_autoptr (GPtrArray) list = mdg_workspace_list_children (self->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, &self->uuid, NULL);

  empty_box (self->next);
  for (guint i = 0; list != NULL && i < list->len; i++)
    gtk_box_append (self->next, new_next (self, list->pdata[i]));
  gtk_widget_set_visible (self->next_column, list != NULL && list->len > 0);
}

static void
show_further (MdgConsultationView *self)
{
  static const guint fields[] = {
    MDG_CONSULTATION_URGENCY,
    MDG_CONSULTATION_FOLLOW_STATE,
    MDG_CONSULTATION_CONTENT_TEXT,
    MDG_CONSULTATION_CGSC_AREA,
    MDG_CONSULTATION_HANDOVER_ON,
    MDG_CONSULTATION_HANDOVER_RESULT,
    MDG_CONSULTATION_KNOWS,
    MDG_CONSULTATION_SHARE_CONSENT,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = mdg_describe_value (self->workspace, self->record, fields[i]);
      g_autofree char *line = NULL;

      if (*value == '\0')
        continue;
      line = g_strdup_printf (_ ("%s: %s"), mdg_field_get_label (&mdg_consultation_info.fields[fields[i]]), value);
      add_part (text, "\n", line);
    }
  gtk_label_set_text (self->further, text->str);
  gtk_widget_set_visible (self->further_column, text->len > 0);
}

static void
reload (MdgConsultationView *self)
{
  g_autofree char *markup = NULL;

  g_clear_object (&self->record);
  if (!mdg_uuid_is_nil (&self->uuid))
    self->record = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, &self->uuid, NULL);
  gtk_stack_set_visible_child_name (self->stack, self->record != NULL ? "record" : "none");
  if (self->record == NULL)
    return;

  show_person (self);
  show_origin (self);
  show_limits (self);
  show_actions (self);
  markup = dup_markup (self, get_text (self, MDG_CONSULTATION_TEXT));
  gtk_label_set_markup (self->text, markup);
  show_contacts (self);
  show_codes (self);
  show_next (self);
  show_further (self);
}

static void
mdg_consultation_view_dispose (GObject *object)
{
  MdgConsultationView *self = MDG_CONSULTATION_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CONSULTATION_VIEW);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_consultation_view_parent_class)->dispose (object);
}

static void
mdg_consultation_view_class_init (MdgConsultationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_consultation_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "consultations/mdg-consultation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, person);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, origin);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, limits);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, actions);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, continue_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, case_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, text);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, contacts_head);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, contacts);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, foot);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, codes_column);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, codes);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, next_column);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, next);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, further_column);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationView, further);
}

static void
mdg_consultation_view_init (MdgConsultationView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, mdg_wrap_layout_new (8));
  gtk_widget_set_layout_manager (self->foot, mdg_wrap_layout_new (24));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->codes), mdg_wrap_layout_new (6));
}

GtkWidget *
mdg_consultation_view_new (MdgWorkspace *workspace)
{
  MdgConsultationView *self = g_object_new (MDG_TYPE_CONSULTATION_VIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

void
mdg_consultation_view_show (MdgConsultationView *self,
                            const MdgUuid *uuid,
                            const char *typed)
{
  MdgUuid nil = { 0 };

  g_return_if_fail (MDG_IS_CONSULTATION_VIEW (self));

  if (uuid == NULL || !mdg_uuid_equal (uuid, &self->uuid))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  self->uuid = uuid != NULL ? *uuid : nil;
  g_clear_pointer (&self->words, g_strfreev);
  self->words = typed != NULL ? mdg_text_match_split (typed) : NULL;
  reload (self);
}

const MdgUuid *
mdg_consultation_view_get_uuid (MdgConsultationView *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_VIEW (self), NULL);

  return self->record != NULL ? &self->uuid : NULL;
}

void
mdg_consultation_view_follow (MdgConsultationView *self,
                              MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  g_return_if_fail (MDG_IS_CONSULTATION_VIEW (self));

  for (guint i = 0; self->record != NULL && i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_CONSULTATION || kind == MDG_KIND_CONTACT || kind == MDG_KIND_FOLLOW_UP || kind == MDG_KIND_SUBJECT || kind == MDG_KIND_CASE || kind == MDG_KIND_TERM)
        {
          reload (self);
          return;
        }
    }
}

gboolean
mdg_consultation_view_scroll_on (MdgConsultationView *self)
{
  GtkAdjustment *adjustment;
  double end;

  g_return_val_if_fail (MDG_IS_CONSULTATION_VIEW (self), FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (gtk_adjustment_get_value (adjustment) >= end - 1)
    return FALSE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) * 0.9);

  return TRUE;
}
