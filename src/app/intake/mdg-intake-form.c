#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-form.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-candidates.h"
#include "mdg-follow-up.h"
#include "mdg-intake-details.h"
#include "mdg-wrap-box.h"

/* Twelve, and what is open only sometimes. */
#define MAX_STOPS 14

struct _MdgIntakeForm
{
  GtkBox parent_instance;

  GtkScrolledWindow *scroller;
  MdgLineEntry *received;
  MdgChoice *kind;
  MdgCodeEntry *channel;
  MdgChoice *direction;
  MdgLineEntry *consulter;
  MdgCodeEntry *profession;
  MdgLineEntry *phone;
  MdgLineEntry *subject;
  MdgChoice *sex;
  MdgLineEntry *birth;
  MdgLineEntry *address;
  GtkBox *strip;
  GtkTextView *text;
  GtkLabel *count;
  GtkTextView *action;
  GtkLabel *action_hint;
  MdgCodeEntry *contents;
  MdgCodeEntry *scenes;
  MdgCodeEntry *urgency;
  GtkDropDown *follow_staff;
  MdgLineEntry *what;
  MdgLineEntry *due;
  MdgLineEntry *minutes;
  GtkImage *arrow;
  MdgIntakeDetails *details;
  GtkLabel *problem;
  GtkLabel *state;
  GtkLabel *save_label;
  GtkWidget *save;
  GtkWidget *kind_group;
  GtkWidget *subject_row;
  GtkBox *promises;
  GtkWidget *text_card;
  GtkWidget *action_card;
  GtkScrolledWindow *action_scroller;
  GtkWidget *contents_row;
  GtkWidget *scenes_row;
  GtkLabel *details_hint;

  MdgIntakeBinder *binder;
};

G_DEFINE_FINAL_TYPE (MdgIntakeForm, mdg_intake_form, GTK_TYPE_BOX)

#define DETAILS_HEAD 56 /* the line that opens them */

/* A further contact has fewer fields: rows and cards are hidden as wholes. */
static gboolean
is_shown (MdgIntakeForm *self,
          GtkWidget *stop)
{
  for (GtkWidget *widget = stop; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;

  return TRUE;
}

/* The stops of the Tab key in their order; NULL stands for what Ctrl+D opens. */
static guint
list_stops (MdgIntakeForm *self,
            GtkWidget *stops[MAX_STOPS])
{
  GtkWidget *order[] = {
    GTK_WIDGET (self->received),
    GTK_WIDGET (self->consulter),
    GTK_WIDGET (self->phone),
    GTK_WIDGET (self->subject),
    GTK_WIDGET (self->birth),
    GTK_WIDGET (self->address),
    GTK_WIDGET (self->promises),
    GTK_WIDGET (self->text),
    GTK_WIDGET (self->action),
    GTK_WIDGET (self->contents),
    GTK_WIDGET (self->what),
    GTK_WIDGET (self->due),
    GTK_WIDGET (self->details),
    self->save,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (is_shown (self, order[i]))
      stops[n++] = order[i];

  return n;
}

/* Where a field with a key of its own stands among the stops: Tab goes on from there. */
static GtkWidget *
get_anchor (MdgIntakeForm *self,
            GtkWidget *focus)
{
  const struct
  {
    GtkWidget *widget;
    GtkWidget *anchor;
  } anchors[] = {
    { GTK_WIDGET (self->kind), GTK_WIDGET (self->received) },
    { GTK_WIDGET (self->channel), GTK_WIDGET (self->received) },
    { GTK_WIDGET (self->direction), GTK_WIDGET (self->received) },
    { GTK_WIDGET (self->profession), GTK_WIDGET (self->consulter) },
    { GTK_WIDGET (self->sex), GTK_WIDGET (self->subject) },
    { GTK_WIDGET (self->scenes), GTK_WIDGET (self->contents) },
    { GTK_WIDGET (self->urgency), GTK_WIDGET (self->contents) },
    { GTK_WIDGET (self->follow_staff), GTK_WIDGET (self->contents) },
    { GTK_WIDGET (self->minutes), GTK_WIDGET (self->due) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    if (focus == anchors[i].widget || gtk_widget_is_ancestor (focus, anchors[i].widget))
      return anchors[i].anchor;

  return focus;
}

static int
find_stop (GtkWidget **stops,
           guint n,
           GtkWidget *focus)
{
  for (guint i = 0; i < n; i++)
    if (focus == stops[i] || gtk_widget_is_ancestor (focus, stops[i]))
      return (int) i;

  return -1;
}

static gboolean
enter_stop (MdgIntakeForm *self,
            GtkWidget *stop,
            GtkDirectionType direction)
{
  return stop == GTK_WIDGET (self->details) || stop == GTK_WIDGET (self->promises) ? gtk_widget_child_focus (stop, direction) : gtk_widget_grab_focus (stop);
}

static gboolean
mdg_intake_form_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  MdgIntakeForm *self = MDG_INTAKE_FORM (widget);
  GtkWidget *focus = gtk_widget_get_root (widget) != NULL ? gtk_root_get_focus (gtk_widget_get_root (widget)) : NULL;
  GtkWidget *stops[MAX_STOPS];
  guint n = list_stops (self, stops);
  int at;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (mdg_intake_form_parent_class)->focus (widget, direction);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return enter_stop (self, direction == GTK_DIR_TAB_FORWARD ? stops[0] : stops[n - 1], direction);

  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->details)) && gtk_widget_child_focus (GTK_WIDGET (self->details), direction))
    return TRUE;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->promises)) && gtk_widget_child_focus (GTK_WIDGET (self->promises), direction))
    return TRUE;

  at = find_stop (stops, n, get_anchor (self, focus));
  at += direction == GTK_DIR_TAB_FORWARD || get_anchor (self, focus) != focus ? (direction == GTK_DIR_TAB_FORWARD ? 1 : 0) : -1;

  /* Round and round: F6 leads out of the form. */
  return enter_stop (self, stops[(at + (int) n) % (int) n], direction);
}

static void
show_count (MdgIntakeForm *self)
{
  int n = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d character", "%d characters", (gulong) n), n);

  gtk_label_set_text (self->count, n > 0 ? text : "");
}

static void
show_action_hint (MdgIntakeForm *self)
{
  MdgIntake *intake = mdg_intake_binder_get_intake (self->binder);
  gboolean is_continuing = mdg_intake_is_continuing (intake);
  MdgRecord *record = is_continuing ? mdg_intake_get_contact (intake) : mdg_intake_get_consultation (intake);
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (mdg_intake_get_workspace (intake));
  const char *channel = mdg_vocabularies_get_short (vocabularies, "channel", mdg_record_get_text (record, is_continuing ? (guint) MDG_CONTACT_CHANNEL : (guint) MDG_CONSULTATION_CHANNEL), 0);
  g_autofree char *text = g_strdup_printf (_ ("%s, on the spot"), channel);

  gtk_label_set_text (self->action_hint, text);
}

static void
on_edited (MdgIntakeBinder *binder,
           const char *key,
           gboolean is_text,
           gpointer user_data)
{
  MdgIntakeForm *self = user_data;

  show_action_hint (self);
  mdg_intake_form_set_problem (self, NULL);
}

static void
bind_fields (MdgIntakeForm *self)
{
  const struct
  {
    MdgBindPart part;
    guint field;
    gpointer widget;
  } fields[] = {
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_KIND, self->kind },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_CHANNEL, self->channel },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_DIRECTION, self->direction },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_PROFESSION, self->profession },
    { MDG_BIND_SUBJECT, MDG_SUBJECT_SEX, self->sex },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_TEXT, self->text },
    { MDG_BIND_CONTACT, MDG_CONTACT_TEXT, self->action },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_CONTENTS, self->contents },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_SCENES, self->scenes },
    { MDG_BIND_CONSULTATION, MDG_CONSULTATION_URGENCY, self->urgency },
    { MDG_BIND_FOLLOW_UP, MDG_FOLLOW_UP_STAFF, self->follow_staff },
    { MDG_BIND_FOLLOW_UP, MDG_FOLLOW_UP_WHAT, self->what },
  };
  const struct
  {
    MdgIntakeEntry entry;
    MdgLineEntry *widget;
  } lines[] = {
    { MDG_INTAKE_RECEIVED, self->received },
    { MDG_INTAKE_CONSULTER, self->consulter },
    { MDG_INTAKE_PHONE, self->phone },
    { MDG_INTAKE_SUBJECT, self->subject },
    { MDG_INTAKE_BIRTH, self->birth },
    { MDG_INTAKE_ADDRESS, self->address },
    { MDG_INTAKE_DUE, self->due },
    { MDG_INTAKE_MINUTES, self->minutes },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mdg_intake_binder_add_field (self->binder, fields[i].part, 0, fields[i].field, fields[i].widget);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    mdg_intake_binder_add_line (self->binder, lines[i].entry, lines[i].widget);
  mdg_intake_details_bind (self->details, self->binder);
}

static void
fill_choices (MdgIntakeForm *self)
{
  mdg_choice_append (self->kind, "new", _ ("New"));
  mdg_choice_append (self->kind, "repeat", _ ("Repeated"));
  mdg_choice_append (self->kind, "continue", _ ("Continued"));
  mdg_choice_append (self->direction, "in", _ ("Came in"));
  mdg_choice_append (self->direction, "out", _ ("Went out"));
  mdg_choice_append (self->sex, "f", _ ("Female"));
  mdg_choice_append (self->sex, "m", _ ("Male"));
  mdg_choice_append (self->sex, "unknown", _ ("Unknown"));
}

static void
mdg_intake_form_dispose (GObject *object)
{
  MdgIntakeForm *self = MDG_INTAKE_FORM (object);

  if (self->binder != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->binder, on_edited, self);
      g_object_run_dispose (G_OBJECT (self->binder));
      g_clear_object (&self->binder);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_INTAKE_FORM);

  G_OBJECT_CLASS (mdg_intake_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, received);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, kind);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, channel);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, direction);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, consulter);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, profession);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, phone);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, subject);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, sex);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, birth);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, address);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, strip);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, text);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, count);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, action);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, action_hint);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, contents);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, scenes);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, urgency);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, follow_staff);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, what);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, due);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, arrow);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, details);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, state);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, save_label);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, save);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, kind_group);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, subject_row);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, promises);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, text_card);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, action_card);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, action_scroller);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, contents_row);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, scenes_row);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeForm, details_hint);
}

static void
mdg_intake_form_class_init (MdgIntakeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_intake_form_dispose;
  widget_class->focus = mdg_intake_form_focus;

  g_type_ensure (MDG_TYPE_LINE_ENTRY);
  g_type_ensure (MDG_TYPE_CODE_ENTRY);
  g_type_ensure (MDG_TYPE_CHOICE);
  g_type_ensure (MDG_TYPE_WRAP_BOX);
  g_type_ensure (MDG_TYPE_INTAKE_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-intake-form.ui");
  bind_template (widget_class);
}

static void
mdg_intake_form_init (MdgIntakeForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->binder = mdg_intake_binder_new ();
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->text), FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->action), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  fill_choices (self);
  bind_fields (self);
  g_signal_connect (self->binder, "edited", G_CALLBACK (on_edited), self);
}

static void
show_parts (MdgIntakeForm *self)
{
  gboolean is_whole = !mdg_intake_is_continuing (mdg_intake_binder_get_intake (self->binder));
  GtkWidget *parts[] = {
    self->kind_group,
    GTK_WIDGET (self->profession),
    self->subject_row,
    self->text_card,
    self->contents_row,
    self->scenes_row,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], is_whole);
  gtk_label_set_text (self->details_hint, is_whole ? _ ("care level, insurance, household, doctor, consent, not to be shared") : _ ("further next actions"));
  gtk_widget_set_vexpand (self->action_card, !is_whole);
  gtk_widget_set_vexpand (GTK_WIDGET (self->action_scroller), !is_whole);
  gtk_scrolled_window_set_max_content_height (self->action_scroller, is_whole ? 140 : 4000);
}

static void
on_promise_toggled (GtkCheckButton *check,
                    gpointer user_data)
{
  MdgIntakeForm *self = user_data;
  MdgUuid uuid;

  if (!mdg_uuid_parse (g_object_get_data (G_OBJECT (check), "uuid"), &uuid))
    return;

  mdg_intake_set_answered (mdg_intake_binder_get_intake (self->binder), &uuid, gtk_check_button_get_active (check));
  mdg_intake_binder_edited (self->binder, "answered");
}

static void
add_promise (MdgIntakeForm *self,
             MdgIntake *intake,
             MdgRecord *promise)
{
  const char *due = mdg_record_get_text (promise, MDG_FOLLOW_UP_DUE);
  MdgDate date;
  MdgDate today;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GtkWidget *check;

  mdg_workspace_get_today (mdg_intake_get_workspace (intake), &today);
  day = due != NULL && mdg_date_parse_iso (due, &date) ? mdg_date_format_near (&date, &today) : g_strdup ("");
  /* Translators: a promise that this call answers: day, what was promised. */
  text = g_strdup_printf (_ ("Done with this: %s %s"), day, mdg_record_get_text (promise, MDG_FOLLOW_UP_WHAT));
  check = gtk_check_button_new_with_label (text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), mdg_intake_is_answered (intake, mdg_record_get_uuid (promise)));
  g_object_set_data_full (G_OBJECT (check), "uuid", mdg_uuid_dup_string (mdg_record_get_uuid (promise)), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_promise_toggled), self, 0);
  gtk_box_append (self->promises, check);
}

static void
show_promises (MdgIntakeForm *self)
{
  MdgIntake *intake = mdg_intake_binder_get_intake (self->binder);
  g_autoptr (GPtrArray) promises = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->promises))) != NULL)
    gtk_box_remove (self->promises, child);
  if (mdg_intake_is_continuing (intake))
    promises = mdg_candidates_list_promises_of (mdg_intake_get_workspace (intake), mdg_record_get_uuid (mdg_intake_get_consultation (intake)), NULL);
  for (guint i = 0; promises != NULL && i < promises->len; i++)
    add_promise (self, intake, promises->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->promises), promises != NULL && promises->len > 0);
}

void
mdg_intake_form_refresh (MdgIntakeForm *self)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  mdg_intake_details_show_rows (self->details, mdg_intake_binder_get_intake (self->binder));
  mdg_intake_binder_refresh (self->binder);
  show_promises (self);
}

MdgIntakeBinder *
mdg_intake_form_get_binder (MdgIntakeForm *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_FORM (self), NULL);

  return self->binder;
}

void
mdg_intake_form_set_intake (MdgIntakeForm *self,
                            MdgIntake *intake)
{
  MdgWorkspace *workspace;

  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  workspace = mdg_intake_get_workspace (intake);
  mdg_intake_binder_set_intake (self->binder, NULL);
  mdg_intake_fill_drop_down (self->follow_staff, workspace, MDG_KIND_STAFF, _ ("Who does it"), _ ("Somebody"));
  mdg_intake_details_set_workspace (self->details, workspace);
  mdg_intake_ensure_follow_up (intake, 0);
  mdg_intake_details_show_rows (self->details, intake);
  mdg_intake_binder_set_intake (self->binder, intake);
  show_parts (self);
  show_promises (self);
  gtk_label_set_text (self->save_label, mdg_intake_is_editing (intake) || mdg_intake_is_continuing (intake) ? _ ("Save") : _ ("Save and next"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->save_label), -1);
  mdg_intake_form_set_problem (self, NULL);
  show_action_hint (self);
  show_count (self);
}

void
mdg_intake_form_focus_text (MdgIntakeForm *self)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  gtk_widget_grab_focus (mdg_intake_is_continuing (mdg_intake_binder_get_intake (self->binder)) ? GTK_WIDGET (self->action) : GTK_WIDGET (self->text));
}

static gboolean
is_filled_line (GtkWidget *stop)
{
  return MDG_IS_LINE_ENTRY (stop) && mdg_line_entry_get_text (MDG_LINE_ENTRY (stop))[0] != '\0';
}

void
mdg_intake_form_go_on (MdgIntakeForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *stops[MAX_STOPS];
  guint n;
  int at;

  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  n = list_stops (self, stops);
  at = focus != NULL ? find_stop (stops, n, get_anchor (self, focus)) : -1;
  if (at < 0 || !is_filled_line (stops[at]))
    return;

  while (at < (int) n - 1 && is_filled_line (stops[at]))
    at++;
  enter_stop (self, stops[at], GTK_DIR_TAB_FORWARD);
}

void
mdg_intake_form_focus_first (MdgIntakeForm *self)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->consulter));
}

void
mdg_intake_form_go_to (MdgIntakeForm *self,
                       const char *name)
{
  GObject *widget;

  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  widget = gtk_widget_get_template_child (GTK_WIDGET (self), MDG_TYPE_INTAKE_FORM, name);
  g_return_if_fail (widget != NULL);
  if (MDG_IS_CHOICE (widget))
    mdg_choice_advance (MDG_CHOICE (widget));
  else
    gtk_widget_grab_focus (GTK_WIDGET (widget));
}

gboolean
mdg_intake_form_get_is_detailed (MdgIntakeForm *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_FORM (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->details));
}

/* They open below what can be seen: once they have a place they are brought up. */
static gboolean
bring_up_details (GtkWidget *details,
                  GdkFrameClock *clock,
                  gpointer user_data)
{
  MdgIntakeForm *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_get_height (details) == 0)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_compute_bounds (details, gtk_widget_get_parent (details), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - DETAILS_HEAD, bounds.origin.y + bounds.size.height + DETAILS_HEAD);

  return G_SOURCE_REMOVE;
}

void
mdg_intake_form_set_is_detailed (MdgIntakeForm *self,
                                 gboolean is_detailed)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  if (is_detailed == mdg_intake_form_get_is_detailed (self))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->details), is_detailed);
  gtk_image_set_from_icon_name (self->arrow, is_detailed ? "pan-down-symbolic" : "pan-end-symbolic");
  if (is_detailed)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
      gtk_widget_add_tick_callback (GTK_WIDGET (self->details), bring_up_details, self, NULL);
    }
  else
    {
      mdg_intake_form_focus_text (self);
    }
}

void
mdg_intake_form_add_row (MdgIntakeForm *self,
                         gboolean is_person)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  if (is_person && mdg_intake_is_continuing (mdg_intake_binder_get_intake (self->binder)))
    return;

  mdg_intake_form_set_is_detailed (self, TRUE);
  mdg_intake_details_add_row (self->details, is_person);
}

void
mdg_intake_form_set_state (MdgIntakeForm *self,
                           const char *state)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  gtk_label_set_text (self->state, state != NULL ? state : "");
}

void
mdg_intake_form_set_problem (MdgIntakeForm *self,
                             const char *problem)
{
  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

const char *
mdg_intake_form_get_problem (MdgIntakeForm *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_FORM (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}

void
mdg_intake_form_show_strip (MdgIntakeForm *self,
                            const char *const *lines,
                            gboolean is_masked)
{
  GtkWidget *child;

  g_return_if_fail (MDG_IS_INTAKE_FORM (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "mdg-chip");
      if (is_masked)
        gtk_widget_add_css_class (label, "mdg-blurred");
      gtk_box_append (self->strip, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->strip), lines != NULL && lines[0] != NULL);
}
