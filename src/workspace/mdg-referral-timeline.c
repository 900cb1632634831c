#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referral-timeline.h"

#include "mdg-attachments.h"
#include "mdg-describe.h"
#include "mdg-referrals.h"

#include <glib/gi18n-lib.h>

static void
free_event (gpointer data)
{
  MdgReferralEvent *event = data;

  g_free (event->at);
  g_free (event->head);
  g_free (event->who);
  g_free (event->text);
  g_free (event->next);
  g_clear_object (&event->record);
  g_free (event);
}

static MdgReferralEvent *
add_event (GPtrArray *events,
           MdgReferralEventKind kind,
           const char *at,
           MdgRecord *record)
{
  MdgReferralEvent *event = g_new0 (MdgReferralEvent, 1);

  event->kind = kind;
  event->at = g_strdup (at != NULL ? at : "");
  event->who = g_strdup ("");
  event->next = g_strdup ("");
  event->record = g_object_ref (record);
  g_ptr_array_add (events, event);

  return event;
}

/* "label: value" lines of the fields that hold something. */
static char *
describe_fields (MdgWorkspace *workspace,
                 MdgRecord *record,
                 const guint *fields,
                 guint n_fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      const MdgField *field = &mdg_record_get_info (record)->fields[fields[i]];
      g_autofree char *value = NULL;

      if (mdg_record_is_empty (record, fields[i]))
        continue;
      value = mdg_describe_value (workspace, record, fields[i]);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("%s: %s"), mdg_field_get_label (field), value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_step (MdgWorkspace *workspace,
          GPtrArray *events,
          MdgRecord *step)
{
  static const guint fields[] = { MDG_REFERRAL_STEP_ON_DATE, MDG_REFERRAL_STEP_REASON, MDG_REFERRAL_STEP_WHO, MDG_REFERRAL_STEP_METHOD, MDG_REFERRAL_STEP_TEXT };
  static const guint next[] = { MDG_REFERRAL_STEP_BALL, MDG_REFERRAL_STEP_OWNER, MDG_REFERRAL_STEP_NEXT_DUE };
  MdgReferralEvent *event = add_event (events, MDG_REFERRAL_EVENT_STEP, mdg_record_get_text (step, MDG_REFERRAL_STEP_AT), step);
  g_autofree char *from = mdg_describe_value (workspace, step, MDG_REFERRAL_STEP_FROM_STATE);
  g_autofree char *to = mdg_describe_value (workspace, step, MDG_REFERRAL_STEP_TO_STATE);
  g_autofree char *operation = mdg_describe_value (workspace, step, MDG_REFERRAL_STEP_OPERATION);

  event->head = g_strcmp0 (from, to) != 0 && *from != '\0' ? g_strdup_printf ("%s（%s → %s）", operation, from, to) : g_strdup (operation);
  event->text = describe_fields (workspace, step, fields, G_N_ELEMENTS (fields));
  g_free (event->who);
  event->who = mdg_describe_value (workspace, step, MDG_REFERRAL_STEP_STAFF);
  if (g_strcmp0 (mdg_record_get_text (step, MDG_REFERRAL_STEP_BALL), "none") != 0)
    {
      g_free (event->next);
      event->next = describe_fields (workspace, step, next, G_N_ELEMENTS (next));
    }
}

static void
add_visit (MdgWorkspace *workspace,
           GPtrArray *events,
           MdgRecord *visit)
{
  static const guint fields[] = {
    MDG_REFERRAL_VISIT_PLANNED_AT, MDG_REFERRAL_VISIT_PLACE, MDG_REFERRAL_VISIT_DOCTOR, MDG_REFERRAL_VISIT_ESCORTS, MDG_REFERRAL_VISIT_MOVED_REASON, MDG_REFERRAL_VISIT_MOVED_TEXT,
    MDG_REFERRAL_VISIT_VISITED_ON, MDG_REFERRAL_VISIT_ATTENDEES, MDG_REFERRAL_VISIT_MISSED_REASON, MDG_REFERRAL_VISIT_FINDINGS, MDG_REFERRAL_VISIT_CONDITION, MDG_REFERRAL_VISIT_PLAN
  };
  const char *visited = mdg_record_get_text (visit, MDG_REFERRAL_VISIT_VISITED_ON);
  MdgReferralEvent *event = add_event (events, MDG_REFERRAL_EVENT_VISIT, visited != NULL ? visited : mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT), visit);
  g_autofree char *status = mdg_describe_value (workspace, visit, MDG_REFERRAL_VISIT_STATUS);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (1, mdg_record_get_integer (visit, MDG_REFERRAL_VISIT_POSITION)));

  /* Translators: which visit and how it stands: "Visit 2 (planned)". */
  event->head = g_strdup_printf (_ ("Visit %s (%s)"), number, status);
  event->text = describe_fields (workspace, visit, fields, G_N_ELEMENTS (fields));
  g_free (event->who);
  event->who = mdg_describe_value (workspace, visit, MDG_REFERRAL_VISIT_STAFF);
}

static void
add_other (MdgWorkspace *workspace,
           GPtrArray *events,
           MdgRecord *record)
{
  static const guint of_pause[] = { MDG_REFERRAL_PAUSE_FROM_ON, MDG_REFERRAL_PAUSE_TO_ON, MDG_REFERRAL_PAUSE_REASON, MDG_REFERRAL_PAUSE_REASON_TEXT };
  static const guint of_outcome[] = { MDG_REFERRAL_OUTCOME_SPAN, MDG_REFERRAL_OUTCOME_OUTCOME, MDG_REFERRAL_OUTCOME_TEXT };
  static const guint of_attachment[] = { MDG_ATTACHMENT_NAME, MDG_ATTACHMENT_NOTE };
  MdgReferralEvent *event;

  if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_PAUSE)
    {
      event = add_event (events, MDG_REFERRAL_EVENT_PAUSE, mdg_record_get_text (record, MDG_REFERRAL_PAUSE_FROM_ON), record);
      event->text = describe_fields (workspace, record, of_pause, G_N_ELEMENTS (of_pause));
    }
  else if (mdg_record_get_kind (record) == MDG_KIND_REFERRAL_OUTCOME)
    {
      event = add_event (events, MDG_REFERRAL_EVENT_OUTCOME, mdg_record_get_text (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON), record);
      event->text = describe_fields (workspace, record, of_outcome, G_N_ELEMENTS (of_outcome));
    }
  else
    {
      event = add_event (events, MDG_REFERRAL_EVENT_ATTACHMENT, mdg_record_get_text (record, MDG_ATTACHMENT_ADDED_ON), record);
      event->text = describe_fields (workspace, record, of_attachment, G_N_ELEMENTS (of_attachment));
    }
  event->head = g_strdup (_ (mdg_record_get_info (record)->label));
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const MdgReferralEvent *x = *(const MdgReferralEvent *const *) a;
  const MdgReferralEvent *y = *(const MdgReferralEvent *const *) b;
  int order = g_strcmp0 (y->at, x->at);

  if (order != 0)
    return order;
  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;

  return mdg_record_get_id (y->record) < mdg_record_get_id (x->record) ? -1 : 1;
}

GPtrArray *
mdg_referral_timeline_list (MdgWorkspace *workspace,
                            const MdgUuid *referral,
                            GError **error)
{
  static const struct
  {
    MdgKind kind;
    guint field;
    void (*add) (MdgWorkspace *workspace,
                 GPtrArray *events,
                 MdgRecord *record);
  } children[] = {
    { MDG_KIND_REFERRAL_STEP, MDG_REFERRAL_STEP_REFERRAL, add_step },
    { MDG_KIND_REFERRAL_VISIT, MDG_REFERRAL_VISIT_REFERRAL, add_visit },
    { MDG_KIND_REFERRAL_PAUSE, MDG_REFERRAL_PAUSE_REFERRAL, add_other },
    { MDG_KIND_REFERRAL_OUTCOME, MDG_REFERRAL_OUTCOME_REFERRAL, add_other },
    { MDG_KIND_ATTACHMENT, MDG_ATTACHMENT_REFERRAL, add_other },
  };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autoptr (GPtrArray) list = mdg_workspace_list_children (workspace, children[i].kind, children[i].field, referral, error);

      if (list == NULL)
        return NULL;
      for (guint j = 0; j < list->len; j++)
        children[i].add (workspace, events, list->pdata[j]);
    }
  g_ptr_array_sort (events, compare_events);

  return g_steal_pointer (&events);
}
