#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-details.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-area.h"
#include "mdg-follow-up.h"
#include "mdg-intake-rows.h"
#include "mdg-person.h"
#include "mdg-wrap-box.h"

/* Shown although they are blank. */
#define MIN_PERSONS 2
#define MIN_ACTIONS 2

struct _MdgIntakeDetails
{
  GtkBox parent_instance;

  GtkBox *persons;
  GtkBox *further;
  GtkWidget *next_row;

  MdgIntakeBinder *binder; /* not owned: it holds the fields */
  GPtrArray *person_rows;
  GPtrArray *action_rows; /* from the second next action on */
};

G_DEFINE_FINAL_TYPE (MdgIntakeDetails, mdg_intake_details, GTK_TYPE_BOX)

typedef struct
{
  const char *id;
  MdgBindPart part;
  guint index;
  guint field;
} Field;

static const Field fields[] = {
  { "kana", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_KANA },
  { "is_anonymous", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_IS_ANONYMOUS },
  { "is_no_case", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_IS_NO_CASE },
  { "care_level", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_CARE_LEVEL },
  { "care_flag", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_CARE_FLAG },
  { "insurance", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_INSURANCE },
  { "insurance_text", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_INSURANCE_TEXT },
  { "public_expense", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_PUBLIC_EXPENSE },
  { "household_kind", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_HOUSEHOLD_KIND },
  { "household_sub", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_HOUSEHOLD_SUB },
  { "household_text", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_HOUSEHOLD_TEXT },
  { "has_doctor", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_HAS_DOCTOR },
  { "doctor", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_DOCTOR },
  { "care_manager", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_CARE_MANAGER },
  { "diseases", MDG_BIND_SUBJECT, 0, MDG_SUBJECT_DISEASES },
  { "knows", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_KNOWS },
  { "share_consent", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_SHARE_CONSENT },
  { "is_unshareable", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_IS_UNSHAREABLE },
  { "unshareable_note", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_UNSHAREABLE_NOTE },
  { "cgsc_area", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_CGSC_AREA },
  { "handover_result", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_HANDOVER_RESULT },
  { "affil_kind", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_AFFIL_KIND },
  { "actions", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_ACTIONS },
  { "content_text", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_CONTENT_TEXT },
  { "is_conference", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_IS_CONFERENCE },
  { "staff", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_STAFF },
  { "channel_text", MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_CHANNEL_TEXT },
  { "is_waiting", MDG_BIND_FOLLOW_UP, 0, MDG_FOLLOW_UP_IS_WAITING },
  { "who", MDG_BIND_FOLLOW_UP, 0, MDG_FOLLOW_UP_WHO },
  { "due_time", MDG_BIND_FOLLOW_UP, 0, MDG_FOLLOW_UP_DUE_TIME },
};

typedef struct
{
  const char *id;
  MdgIntakeEntry entry;
} Line;

static const Line lines[] = {
  { "subject_phone", MDG_INTAKE_SUBJECT_PHONE },
  { "care_from", MDG_INTAKE_CARE_FROM },
  { "care_to", MDG_INTAKE_CARE_TO },
  { "handover_on", MDG_INTAKE_HANDOVER_ON },
};

static GtkWidget *
get_child (MdgIntakeDetails *self,
           const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), MDG_TYPE_INTAKE_DETAILS, id));
}

static void
mdg_intake_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_INTAKE_DETAILS);

  G_OBJECT_CLASS (mdg_intake_details_parent_class)->dispose (object);
}

static void
mdg_intake_details_finalize (GObject *object)
{
  MdgIntakeDetails *self = MDG_INTAKE_DETAILS (object);

  g_ptr_array_unref (self->person_rows);
  g_ptr_array_unref (self->action_rows);

  G_OBJECT_CLASS (mdg_intake_details_parent_class)->finalize (object);
}

static void
mdg_intake_details_class_init (MdgIntakeDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_intake_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdg_intake_details_finalize;

  g_type_ensure (MDG_TYPE_LINE_ENTRY);
  g_type_ensure (MDG_TYPE_CODE_ENTRY);
  g_type_ensure (MDG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-intake-details.ui");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].id, FALSE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    gtk_widget_class_bind_template_child_full (widget_class, lines[i].id, FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeDetails, persons);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeDetails, further);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakeDetails, next_row);
}

static void
mdg_intake_details_init (MdgIntakeDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->person_rows = g_ptr_array_new ();
  self->action_rows = g_ptr_array_new ();
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_child (self, "diseases"))), FALSE);
}

static char *
dup_label (MdgRecord *record,
           const char *nobody)
{
  const char *name = mdg_record_get_text (record, mdg_record_get_kind (record) == MDG_KIND_STAFF ? (guint) MDG_STAFF_NAME : (guint) MDG_AREA_NAME);

  return g_strdup (name != NULL ? name : nobody);
}

static void
take_focus_away (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_focusable (child, FALSE);
      take_focus_away (child);
    }
}

/* GTK 4.8 gives the focus to a button inside, which has no name of its own. */
static void
name_button (GtkDropDown *drop_down,
             const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  if (button == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  take_focus_away (button);
}

void
mdg_intake_fill_drop_down (GtkDropDown *drop_down,
                           MdgWorkspace *workspace,
                           MdgKind kind,
                           const char *label,
                           const char *nobody)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (workspace, kind, NULL);
  g_autoptr (GListStore) store = g_list_store_new (MDG_TYPE_RECORD);
  g_autoptr (MdgRecord) empty = mdg_record_new (kind);
  g_autoptr (GtkExpression) expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_label), (gpointer) nobody, NULL);

  g_list_store_append (store, empty);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (kind != MDG_KIND_STAFF || mdg_record_get_flag (records->pdata[i], MDG_STAFF_IS_ACTIVE))
      g_list_store_append (store, records->pdata[i]);
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (store));
  name_button (drop_down, label);
}

void
mdg_intake_details_bind (MdgIntakeDetails *self,
                         MdgIntakeBinder *binder)
{
  g_return_if_fail (MDG_IS_INTAKE_DETAILS (self));

  self->binder = binder;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mdg_intake_binder_add_field (binder, fields[i].part, fields[i].index, fields[i].field, get_child (self, fields[i].id));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    mdg_intake_binder_add_line (binder, lines[i].entry, MDG_LINE_ENTRY (get_child (self, lines[i].id)));
}

void
mdg_intake_details_set_workspace (MdgIntakeDetails *self,
                                  MdgWorkspace *workspace)
{
  g_return_if_fail (MDG_IS_INTAKE_DETAILS (self));

  mdg_intake_fill_drop_down (GTK_DROP_DOWN (get_child (self, "cgsc_area")), workspace, MDG_KIND_AREA, _ ("Community general support centre in charge"), _ ("Centre in charge: none"));
  mdg_intake_fill_drop_down (GTK_DROP_DOWN (get_child (self, "staff")), workspace, MDG_KIND_STAFF, _ ("Received by"), _ ("Received by: unknown"));
  for (guint i = 0; i < self->action_rows->len; i++)
    mdg_intake_action_row_set_workspace (self->action_rows->pdata[i], workspace);
}

/* Rows that were made stay; what is not needed now is hidden. */
static void
show_rows (MdgIntakeDetails *self,
           MdgIntake *intake)
{
  guint n_persons = MAX (mdg_intake_get_persons (intake)->len, (guint) MIN_PERSONS);
  guint n_actions = MAX (mdg_intake_get_follow_ups (intake)->len, (guint) MIN_ACTIONS) - 1;

  while (self->person_rows->len < n_persons)
    {
      GtkWidget *row = mdg_intake_person_row_new (self->binder, self->person_rows->len);

      gtk_box_append (self->persons, row);
      g_ptr_array_add (self->person_rows, row);
    }
  while (self->action_rows->len < n_actions)
    {
      GtkWidget *row = mdg_intake_action_row_new (self->binder, self->action_rows->len + 1);

      mdg_intake_action_row_set_workspace (row, mdg_intake_get_workspace (intake));
      gtk_box_append (self->further, row);
      g_ptr_array_add (self->action_rows, row);
    }
  for (guint i = 0; i < self->person_rows->len; i++)
    gtk_widget_set_visible (self->person_rows->pdata[i], i < n_persons);
  for (guint i = 0; i < self->action_rows->len; i++)
    gtk_widget_set_visible (self->action_rows->pdata[i], i < n_actions);
}

void
mdg_intake_details_show_rows (MdgIntakeDetails *self,
                              MdgIntake *intake)
{
  gboolean is_whole = !mdg_intake_is_continuing (intake);

  g_return_if_fail (MDG_IS_INTAKE_DETAILS (self));

  show_rows (self, intake);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, is_whole || child == self->next_row || gtk_widget_is_ancestor (GTK_WIDGET (self->further), child));
}

static gboolean
is_blank (MdgRecord *record,
          gboolean is_person)
{
  if (is_person)
    return mdg_record_is_empty (record, MDG_PERSON_NAME) && mdg_record_is_empty (record, MDG_PERSON_RELATION) && mdg_record_is_empty (record, MDG_PERSON_PHONE) && mdg_record_is_empty (record, MDG_PERSON_NOTE);

  return mdg_record_is_empty (record, MDG_FOLLOW_UP_WHAT) && mdg_record_is_empty (record, MDG_FOLLOW_UP_DUE);
}

void
mdg_intake_details_add_row (MdgIntakeDetails *self,
                            gboolean is_person)
{
  MdgIntake *intake = mdg_intake_binder_get_intake (self->binder);
  GPtrArray *records = is_person ? mdg_intake_get_persons (intake) : mdg_intake_get_follow_ups (intake);
  guint first = is_person ? 0 : 1;
  guint index = MAX (records->len, first);

  g_return_if_fail (MDG_IS_INTAKE_DETAILS (self));

  /* One that is blank still is gone on with. */
  while (index > first && index <= records->len && is_blank (records->pdata[index - 1], is_person))
    index--;
  if (is_person)
    mdg_intake_ensure_person (intake, index);
  else
    mdg_intake_ensure_follow_up (intake, index);
  show_rows (self, intake);
  mdg_intake_binder_refresh (self->binder);
  mdg_intake_row_focus (is_person ? self->person_rows->pdata[index] : self->action_rows->pdata[index - 1]);
}
