#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-known.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-candidates.h"
#include "mdg-follow-up.h"
#include "mdg-person.h"
#include "mdg-text.h"

#define MAX_CANDIDATES 9
#define MAX_PAST 6
#define MAX_BY_PHONE 3

typedef struct
{
  MdgKnownKind kind;
  MdgUuid uuid;
  char *line;
} Target;

struct _MdgIntakeKnown
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *mask;
  GtkBox *content;

  MdgIntake *intake; /* while looking */
  GArray *targets;   /* of Target */
  gboolean is_masked;
};

G_DEFINE_FINAL_TYPE (MdgIntakeKnown, mdg_intake_known, GTK_TYPE_BOX)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_target (gpointer data)
{
  g_free (((Target *) data)->line);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkListBox *
add_list (MdgIntakeKnown *self,
          const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->content, list);

  return GTK_LIST_BOX (list);
}

static GtkWidget *
new_box (GtkOrientation orientation,
         int spacing)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  gpointer index = g_object_get_data (G_OBJECT (row), "target");

  if (index != NULL)
    mdg_intake_known_take (user_data, GPOINTER_TO_UINT (index) - 1);
}

static GtkWidget *
append_row (GtkListBox *list,
            GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "mdg-known-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_append (list, row);

  return row;
}

static void
add_target_row (MdgIntakeKnown *self,
                GtkListBox *list,
                MdgKnownKind kind,
                const MdgUuid *uuid,
                const char *head,
                const char *detail)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = new_box (GTK_ORIENTATION_VERTICAL, 1);
  guint n = self->targets->len + 1;
  g_autofree char *key_text = g_strdup_printf ("Alt %u", n);
  GtkWidget *key = gtk_label_new (key_text);
  Target target = { kind, *uuid, g_strdup (head) };
  GtkWidget *row;

  gtk_widget_add_css_class (key, "mdg-key");
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_set_margin_top (key, 3);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (texts), new_label (head, "mdg-heading"));
  gtk_box_append (GTK_BOX (texts), new_label (detail, "mdg-hint"));
  gtk_box_append (GTK_BOX (box), texts);
  row = append_row (list, box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  g_object_set_data (G_OBJECT (row), "target", GUINT_TO_POINTER (n));
  if (n == 1)
    gtk_widget_add_css_class (row, "mdg-first-candidate");
  g_array_append_val (self->targets, target);
}

static char *
format_day (const char *iso)
{
  g_autofree char *day = g_strndup (iso != NULL ? iso : "", 10);
  MdgDate date;

  return mdg_date_parse_iso (day, &date) ? mdg_date_format_short (&date) : g_strdup (iso);
}

static char *
describe_candidate (const MdgCandidate *candidate)
{
  g_autoptr (GString) text = g_string_new (candidate->reason);
  g_autofree char *last = candidate->last != NULL ? format_day (candidate->last) : NULL;

  if (candidate->n_consultations > 0)
    g_string_append_printf (text, _ ("\n%u consultations, last %s"), candidate->n_consultations, last);
  if (candidate->n_open > 0)
    g_string_append_printf (text, _ (", %u promises open"), candidate->n_open);
  if (candidate->is_unshareable)
    g_string_append_printf (text, "　%s", _ ("not to be shared"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
name_candidate (const MdgCandidate *candidate)
{
  g_autoptr (GString) text = g_string_new (candidate->name);

  if (candidate->age >= 0)
    g_string_append_printf (text, _ ("  %d years"), candidate->age);
  if (candidate->town != NULL)
    g_string_append_printf (text, " %s", candidate->town);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
get_day (MdgIntakeKnown *self,
         MdgDate *day)
{
  const char *at = mdg_record_get_text (mdg_intake_get_consultation (self->intake), MDG_CONSULTATION_RECEIVED_AT);
  g_autofree char *iso = g_strndup (at != NULL ? at : "", 10);

  if (!mdg_date_parse_iso (iso, day))
    mdg_workspace_get_today (mdg_intake_get_workspace (self->intake), day);
}

static GPtrArray *
find_subjects (MdgIntakeKnown *self)
{
  MdgRecord *subject = mdg_intake_get_subject (self->intake);
  const char *own = mdg_record_get_text (subject, MDG_SUBJECT_PHONE);
  gint64 age = mdg_record_get_integer (subject, MDG_SUBJECT_AGE);
  MdgCandidateQuery query = {
    .name = mdg_record_get_text (subject, MDG_SUBJECT_NAME),
    .kana = mdg_record_get_text (subject, MDG_SUBJECT_KANA),
    .sex = mdg_record_get_text (subject, MDG_SUBJECT_SEX),
    .birth = mdg_record_get_text (subject, MDG_SUBJECT_BIRTH),
    .age = age != MDG_NO_INTEGER ? (int) age : 0,
    .address = mdg_record_get_text (subject, MDG_SUBJECT_ADDRESS),
    .phone = own != NULL ? own : mdg_record_get_text (mdg_intake_get_consultation (self->intake), MDG_CONSULTATION_CONSULTER_PHONE),
  };
  MdgDate day;

  get_day (self, &day);

  return mdg_candidates_find_subjects (mdg_intake_get_workspace (self->intake), &query, &day, MAX_CANDIDATES, NULL);
}

static gboolean
is_subject_typed (MdgIntakeKnown *self)
{
  return mdg_intake_get_typed (self->intake, MDG_INTAKE_SUBJECT)[0] != '\0' || mdg_intake_get_typed (self->intake, MDG_INTAKE_BIRTH)[0] != '\0';
}

static void
show_candidates (MdgIntakeKnown *self)
{
  g_autoptr (GPtrArray) candidates = find_subjects (self);
  g_autofree char *title = NULL;
  GtkListBox *list;

  if (candidates == NULL || candidates->len == 0)
    {
      gtk_label_set_text (self->title, is_subject_typed (self) ? _ ("A new person") : _ ("What is known appears here"));
      return;
    }

  title = g_strdup_printf (_ ("Is it this person?  %u candidates"), candidates->len);
  gtk_label_set_text (self->title, title);
  list = add_list (self, _ ("Candidates"));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, 0);
  for (guint i = 0; i < candidates->len; i++)
    {
      const MdgCandidate *candidate = candidates->pdata[i];
      g_autofree char *head = name_candidate (candidate);
      g_autofree char *detail = describe_candidate (candidate);
      g_autofree char *housemate = candidate->is_housemate ? g_strdup_printf (_ ("%s (same household?)"), head) : NULL;

      add_target_row (self, list, candidate->is_housemate ? MDG_KNOWN_HOUSEMATE : MDG_KNOWN_SUBJECT, &candidate->uuid, housemate != NULL ? housemate : head, detail);
    }
  gtk_box_append (self->content, new_label (_ ("Go on without choosing to save a new person"), "mdg-hint"));
}

static void
show_consulters (MdgIntakeKnown *self)
{
  MdgWorkspace *workspace = mdg_intake_get_workspace (self->intake);
  const char *phone = mdg_intake_get_typed (self->intake, MDG_INTAKE_PHONE);
  const char *line = mdg_intake_get_typed (self->intake, MDG_INTAKE_CONSULTER);
  g_autoptr (GPtrArray) known = mdg_candidates_find_consulters (workspace, line[0] != '\0' ? line : phone, MAX_CANDIDATES, NULL);
  GtkListBox *list;

  if (known == NULL || known->len == 0)
    return;

  gtk_label_set_text (self->title, _ ("Asked before"));
  list = add_list (self, _ ("Asked before"));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, 0);
  for (guint i = 0; i < known->len; i++)
    {
      const MdgKnownConsulter *one = known->pdata[i];
      g_autofree char *head = g_strdup_printf ("%s%s%s", one->affiliation != NULL ? one->affiliation : "", one->affiliation != NULL && one->name != NULL ? " " : "", one->name != NULL ? one->name : "");
      g_autofree char *last = format_day (one->last);
      g_autofree char *count = g_strdup_printf (one->n_consultations < MDG_MANY_CONSULTATIONS ? "%u" : "%u+", one->n_consultations);
      g_autofree char *detail = g_strdup_printf (_ ("%s  %s  %s consultations, last %s"), mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "profession", one->profession, 0), one->phone != NULL ? one->phone : "", count, last != NULL ? last : "―");

      add_target_row (self, list, MDG_KNOWN_CONSULTER, &one->uuid, head, g_strstrip (detail));
    }
}

static void
add_heading (MdgIntakeKnown *self,
             const char *heading,
             const char *detail)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), new_label (heading, "mdg-heading"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), new_label (detail, "mdg-hint"));
  gtk_widget_set_margin_top (box, 4);
  gtk_box_append (self->content, box);
}

static void
add_fact (GtkGrid *grid,
          const char *name,
          const char *value,
          const char *css_class)
{
  int row = 0;
  GtkWidget *label;
  GtkWidget *text;

  if (value == NULL || value[0] == '\0')
    return;

  while (gtk_grid_get_child_at (grid, 0, row) != NULL)
    row++;
  label = new_label (name, "mdg-dim");
  text = new_label (value, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, css_class == NULL);
  gtk_widget_set_halign (text, GTK_ALIGN_START);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, text, 1, row, 1, 1);
}

static char *
join_facts (const char *a,
            const char *b)
{
  gboolean has_a = a != NULL && a[0] != '\0';
  gboolean has_b = b != NULL && b[0] != '\0';

  return g_strdup_printf ("%s%s%s", has_a ? a : "", has_a && has_b ? "・" : "", has_b ? b : "");
}

static void
add_persons (MdgIntakeKnown *self,
             GtkGrid *grid)
{
  GPtrArray *persons = mdg_intake_get_persons (self->intake);
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (mdg_intake_get_workspace (self->intake));

  for (guint i = 0; i < persons->len; i++)
    {
      MdgRecord *person = persons->pdata[i];
      g_autofree char *who = join_facts (mdg_vocabularies_get_short (vocabularies, "relation", mdg_record_get_text (person, MDG_PERSON_RELATION), 0), mdg_record_get_text (person, MDG_PERSON_NAME));
      g_autofree char *how = join_facts (mdg_record_get_text (person, MDG_PERSON_PHONE), mdg_record_get_text (person, MDG_PERSON_NOTE));
      g_autofree char *text = g_strdup_printf ("%s%s%s", who, who[0] != '\0' && how[0] != '\0' ? "\n" : "", how);

      add_fact (grid, mdg_record_get_flag (person, MDG_PERSON_IS_KEY) ? _ ("Key person") : _ ("Family"), text, NULL);
    }
}

static void
add_housemates (MdgIntakeKnown *self,
                GtkGrid *grid,
                MdgRecord *subject)
{
  g_autoptr (GPtrArray) people = mdg_candidates_list_housemates (mdg_intake_get_workspace (self->intake), mdg_record_get_uuid (subject), NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *name = mdg_record_get_text (people->pdata[i], MDG_SUBJECT_NAME);

      add_fact (grid, _ ("Lives with"), name != NULL ? name : mdg_record_get_text (people->pdata[i], MDG_SUBJECT_KANA), NULL);
    }
}

static void
show_facts (MdgIntakeKnown *self)
{
  MdgRecord *subject = mdg_intake_get_subject (self->intake);
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (mdg_intake_get_workspace (self->intake));
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *household = join_facts (mdg_vocabularies_get_short (vocabularies, "household", mdg_record_get_text (subject, MDG_SUBJECT_HOUSEHOLD_KIND), 0), mdg_record_get_text (subject, MDG_SUBJECT_HOUSEHOLD_TEXT));
  g_autofree char *care = join_facts (mdg_vocabularies_get_short (vocabularies, "care_level", mdg_record_get_text (subject, MDG_SUBJECT_CARE_LEVEL), 0), mdg_vocabularies_get_short (vocabularies, "care_flag", mdg_record_get_text (subject, MDG_SUBJECT_CARE_FLAG), 0));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "mdg-card");
  add_fact (GTK_GRID (grid), _ ("Household"), household, NULL);
  add_housemates (self, GTK_GRID (grid), subject);
  add_persons (self, GTK_GRID (grid));
  add_fact (GTK_GRID (grid), _ ("Care"), care, NULL);
  add_fact (GTK_GRID (grid), _ ("Doctor"), mdg_record_get_text (subject, MDG_SUBJECT_DOCTOR), NULL);
  add_fact (GTK_GRID (grid), _ ("Care manager"), mdg_record_get_text (subject, MDG_SUBJECT_CARE_MANAGER), NULL);
  add_fact (GTK_GRID (grid), _ ("Diseases"), mdg_record_get_text (subject, MDG_SUBJECT_DISEASES), NULL);
  if (mdg_record_get_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE))
    {
      add_fact (GTK_GRID (grid), _ ("Caution"), _ ("Not to be shared"), "mdg-caution");
      add_fact (GTK_GRID (grid), "", mdg_record_get_text (subject, MDG_SUBJECT_UNSHAREABLE_NOTE), NULL);
    }
  if (gtk_grid_get_child_at (GTK_GRID (grid), 0, 0) != NULL)
    gtk_box_append (self->content, grid);
  else
    g_object_ref_sink (grid), g_object_unref (grid);
}

static void
add_dated_row (GtkListBox *list,
               const char *day,
               const char *text,
               const char *detail)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = new_box (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *when = new_label (day, "mdg-heading");

  /* A date of the era has up to nine characters and is never broken. */
  gtk_label_set_width_chars (GTK_LABEL (when), 9);
  gtk_label_set_wrap (GTK_LABEL (when), FALSE);
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_add_css_class (when, "mdg-figures");
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (texts), new_label (text, NULL));
  gtk_box_append (GTK_BOX (texts), new_label (detail, "mdg-hint"));
  gtk_box_append (GTK_BOX (box), texts);
  append_row (list, box);
}

static void
show_promises (MdgIntakeKnown *self)
{
  MdgWorkspace *workspace = mdg_intake_get_workspace (self->intake);
  g_autoptr (GPtrArray) promises = mdg_candidates_list_promises (workspace, mdg_record_get_uuid (mdg_intake_get_subject (self->intake)), NULL);
  g_autofree char *n = NULL;
  GtkListBox *list;
  MdgDate today;

  if (promises == NULL || promises->len == 0)
    return;

  n = g_strdup_printf ("%u", promises->len);
  add_heading (self, _ ("Promised"), n);
  list = add_list (self, _ ("Promised"));
  mdg_workspace_get_today (workspace, &today);
  for (guint i = 0; i < promises->len; i++)
    {
      const char *due = mdg_record_get_text (promises->pdata[i], MDG_FOLLOW_UP_DUE);
      const MdgUuid *staff = mdg_record_get_reference (promises->pdata[i], MDG_FOLLOW_UP_STAFF);
      g_autoptr (MdgRecord) who = staff != NULL ? mdg_workspace_load (workspace, MDG_KIND_STAFF, staff, NULL) : NULL;
      const char *outside = mdg_record_get_text (promises->pdata[i], MDG_FOLLOW_UP_WHO);
      MdgDate date;
      g_autofree char *day = due != NULL && mdg_date_parse_iso (due, &date) ? mdg_date_format_near (&date, &today) : g_strdup ("―");

      add_dated_row (list, day, mdg_record_get_text (promises->pdata[i], MDG_FOLLOW_UP_WHAT), outside != NULL ? outside : (who != NULL ? mdg_record_get_text (who, MDG_STAFF_NAME) : ""));
    }
}

static void
add_lines (MdgIntakeKnown *self,
           const char *heading,
           GPtrArray *lines,
           gboolean with_person)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (mdg_intake_get_workspace (self->intake));
  GtkListBox *list;

  if (lines == NULL || lines->len == 0)
    return;

  add_heading (self, heading, NULL);
  list = add_list (self, heading);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdgPastConsultation *line = lines->pdata[i];
      g_autofree char *day = format_day (line->received_at);
      g_autofree char *flat = g_strdelimit (g_strdup (line->text != NULL ? line->text : ""), "\n", ' ');
      g_autofree char *text = mdg_text_ellipsize (flat, 36);
      g_autofree char *detail = g_strdup_printf ("%s・%s・%s", line->number != NULL ? line->number : "", mdg_vocabularies_get_short (vocabularies, "channel", line->channel, 0), with_person ? (line->who != NULL ? line->who : _ ("Anonymous")) : (line->staff != NULL ? line->staff : ""));

      add_dated_row (list, day, text, detail);
    }
}

static void
show_known_subject (MdgIntakeKnown *self)
{
  MdgRecord *subject = mdg_intake_get_subject (self->intake);
  const char *name = mdg_record_get_text (subject, MDG_SUBJECT_NAME);
  g_autoptr (GPtrArray) past = mdg_candidates_list_consultations (mdg_intake_get_workspace (self->intake), mdg_record_get_uuid (subject), MAX_PAST, NULL);
  /* Translators: "甲野 花子さん", a person the register knows. */
  g_autofree char *title = g_strdup_printf (_ ("%s (known)"), name != NULL ? name : mdg_intake_get_typed (self->intake, MDG_INTAKE_SUBJECT));

  gtk_label_set_text (self->title, title);
  show_facts (self);
  show_promises (self);
  add_lines (self, _ ("Until now"), past, FALSE);
}

static void
show_by_phone (MdgIntakeKnown *self)
{
  MdgRecord *subject = mdg_intake_get_subject (self->intake);
  const char *phone = mdg_record_get_text (mdg_intake_get_consultation (self->intake), MDG_CONSULTATION_CONSULTER_PHONE);
  g_autoptr (GPtrArray) lines = NULL;

  if (phone == NULL)
    phone = mdg_record_get_text (subject, MDG_SUBJECT_PHONE);
  if (phone == NULL)
    return;

  lines = mdg_candidates_list_by_phone (mdg_intake_get_workspace (self->intake), phone, mdg_record_is_stored (subject) ? mdg_record_get_uuid (subject) : NULL, MAX_BY_PHONE, NULL);
  add_lines (self, _ ("From the same telephone"), lines, TRUE);
}

static void
mdg_intake_known_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_INTAKE_KNOWN);

  G_OBJECT_CLASS (mdg_intake_known_parent_class)->dispose (object);
}

static void
mdg_intake_known_finalize (GObject *object)
{
  g_array_unref (MDG_INTAKE_KNOWN (object)->targets);

  G_OBJECT_CLASS (mdg_intake_known_parent_class)->finalize (object);
}

static void
mdg_intake_known_class_init (MdgIntakeKnownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_intake_known_dispose;
  object_class->finalize = mdg_intake_known_finalize;
  signals[TAKEN] = g_signal_new ("taken", MDG_TYPE_INTAKE_KNOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-intake-known.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeKnown, title);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeKnown, mask);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeKnown, content);
}

static void
mdg_intake_known_init (MdgIntakeKnown *self)
{
  self->targets = g_array_new (FALSE, FALSE, sizeof (Target));
  g_array_set_clear_func (self->targets, clear_target);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mdg_intake_known_update (MdgIntakeKnown *self,
                         MdgIntake *intake,
                         gboolean in_consulter)
{
  GtkWidget *child;

  g_return_if_fail (MDG_IS_INTAKE_KNOWN (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  g_array_set_size (self->targets, 0);

  self->intake = intake;
  if (in_consulter && !mdg_intake_has_known_consulter (intake))
    show_consulters (self);
  if (self->targets->len == 0 && mdg_intake_has_known_subject (intake))
    show_known_subject (self);
  else if (self->targets->len == 0)
    show_candidates (self);
  show_by_phone (self);
  self->intake = NULL;
}

gboolean
mdg_intake_known_take (MdgIntakeKnown *self,
                       guint index)
{
  g_autofree char *uuid = NULL;
  const Target *target;

  g_return_val_if_fail (MDG_IS_INTAKE_KNOWN (self), FALSE);

  if (index >= self->targets->len)
    return FALSE;

  target = &g_array_index (self->targets, Target, index);
  uuid = mdg_uuid_dup_string (&target->uuid);
  g_signal_emit (self, signals[TAKEN], 0, target->kind, uuid);

  return TRUE;
}

guint
mdg_intake_known_get_n_candidates (MdgIntakeKnown *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_KNOWN (self), 0);

  return self->targets->len;
}

char *
mdg_intake_known_dup_line (MdgIntakeKnown *self,
                           guint index)
{
  g_return_val_if_fail (MDG_IS_INTAKE_KNOWN (self), NULL);

  if (index >= self->targets->len)
    return NULL;

  return g_strdup_printf ("Alt %u  %s", index + 1, g_array_index (self->targets, Target, index).line);
}

gboolean
mdg_intake_known_get_is_masked (MdgIntakeKnown *self)
{
  g_return_val_if_fail (MDG_IS_INTAKE_KNOWN (self), FALSE);

  return self->is_masked;
}

/* The titles go, too: a name in them would be read across the desk. */
void
mdg_intake_known_set_is_masked (MdgIntakeKnown *self,
                                gboolean is_masked)
{
  g_return_if_fail (MDG_IS_INTAKE_KNOWN (self));

  self->is_masked = is_masked;
  if (is_masked)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->content), "mdg-blurred");
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "mdg-blurred");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->content), "mdg-blurred");
      gtk_widget_remove_css_class (GTK_WIDGET (self->title), "mdg-blurred");
    }
}
