#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-steps.h"

#include <glib/gi18n-lib.h>

#include "mdg-attachments.h"
#include "mdg-hand-raises.h"
#include "mdg-referral-drafts.h"
#include "mdg-referrals.h"
#include "mdg-town-index.h"

static char *
dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_dup_iso (&today);
}

static MdgRecord *
dup_record (MdgRecord *record)
{
  return record != NULL ? mdg_record_dup (record) : NULL;
}

/* The visit an operation is about: the one that is planned, or a new one. */
static MdgRecord *
load_visit (MdgWorkspace *workspace,
            MdgRecord *referral,
            MdgReferralOperation operation)
{
  MdgRecord *visit;
  g_autofree char *day = NULL;

  if (operation != MDG_REFERRAL_SCHEDULE && operation != MDG_REFERRAL_RECORD_VISIT && operation != MDG_REFERRAL_RESCHEDULE)
    return NULL;

  visit = mdg_referrals_load_planned_visit (workspace, mdg_record_get_uuid (referral), NULL);
  if (visit == NULL)
    {
      visit = MDG_RECORD (mdg_referral_visit_new ());
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR, mdg_record_get_text (referral, MDG_REFERRAL_RESPONDER_NAME));
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR_UUID, mdg_record_get_text (referral, MDG_REFERRAL_RESPONDER_UUID));
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_PLACE, mdg_record_get_text (referral, MDG_REFERRAL_ADDRESS));
    }
  if (operation != MDG_REFERRAL_RECORD_VISIT)
    return visit;

  /* As planned, unless somebody says otherwise. */
  day = g_strndup (mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT) != NULL ? mdg_record_get_text (visit, MDG_REFERRAL_VISIT_PLANNED_AT) : "", 10);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_VISITED_ON, day);
  if (mdg_record_is_empty (visit, MDG_REFERRAL_VISIT_ATTENDEES))
    mdg_record_set_text (visit, MDG_REFERRAL_VISIT_ATTENDEES, mdg_record_get_text (visit, MDG_REFERRAL_VISIT_ESCORTS));

  return visit;
}

/* What nearly always holds stands there already. */
static void
fill_usual (MdgWorkspace *workspace,
            MdgReferralWish *wish)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *today = dup_today (workspace);

  mdg_record_set_text (wish->step, MDG_REFERRAL_STEP_ON_DATE, today);
  if (mdg_record_is_empty (wish->referral, MDG_REFERRAL_OWNER) && staff != NULL)
    mdg_record_set_reference (wish->referral, MDG_REFERRAL_OWNER, mdg_record_get_uuid (MDG_RECORD (staff)));
  if (wish->operation == MDG_REFERRAL_ARRANGE && mdg_record_is_empty (wish->referral, MDG_REFERRAL_DECIDED_ON))
    mdg_record_set_text (wish->referral, MDG_REFERRAL_DECIDED_ON, today);
  if (wish->operation == MDG_REFERRAL_ADVISE && mdg_record_is_empty (wish->referral, MDG_REFERRAL_ADVISED_ON))
    mdg_record_set_text (wish->referral, MDG_REFERRAL_ADVISED_ON, today);
}

MdgReferralWish *
mdg_referral_wish_new (MdgWorkspace *workspace,
                       const MdgUuid *referral,
                       MdgReferralOperation operation)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, NULL);
  MdgReferralWish *wish;

  if (record == NULL)
    return NULL;

  wish = g_new0 (MdgReferralWish, 1);
  wish->operation = operation;
  wish->referral = g_steal_pointer (&record);
  wish->step = MDG_RECORD (mdg_referral_step_new ());
  wish->visit = load_visit (workspace, wish->referral, operation);
  wish->extras = g_ptr_array_new_with_free_func (g_object_unref);
  fill_usual (workspace, wish);

  return wish;
}

/* Only extras that say something; outcomes are one record each. */
static void
add_extra (GPtrArray *extras,
           MdgRecord *extra)
{
  g_auto (GStrv) codes = NULL;

  switch ((guint) mdg_record_get_kind (extra))
    {
    case MDG_KIND_REFERRAL_SCALE:
      if (!mdg_record_is_empty (extra, MDG_REFERRAL_SCALE_SCORE))
        g_ptr_array_add (extras, mdg_record_dup (extra));
      break;
    case MDG_KIND_REFERRAL_ITEM:
      if (!mdg_record_is_empty (extra, MDG_REFERRAL_ITEM_STATUS))
        g_ptr_array_add (extras, mdg_record_dup (extra));
      break;
    default:
      codes = g_strsplit (mdg_record_get_text (extra, MDG_REFERRAL_OUTCOME_OUTCOME) != NULL ? mdg_record_get_text (extra, MDG_REFERRAL_OUTCOME_OUTCOME) : "", " ", -1);
      for (guint i = 0; codes[i] != NULL; i++)
        {
          MdgRecord *outcome = MDG_RECORD (mdg_referral_outcome_new ());

          mdg_record_set_reference (outcome, MDG_REFERRAL_OUTCOME_REFERRAL, mdg_record_get_reference (extra, MDG_REFERRAL_OUTCOME_REFERRAL));
          mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_SPAN, mdg_record_get_text (extra, MDG_REFERRAL_OUTCOME_SPAN));
          mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME, codes[i]);
          mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME_ON, mdg_record_get_text (extra, MDG_REFERRAL_OUTCOME_OUTCOME_ON));
          mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_TEXT, i == 0 ? mdg_record_get_text (extra, MDG_REFERRAL_OUTCOME_TEXT) : NULL);
          g_ptr_array_add (extras, outcome);
        }
    }
}

MdgReferralWish *
mdg_referral_wish_copy (const MdgReferralWish *wish)
{
  MdgReferralWish *copy = g_new0 (MdgReferralWish, 1);

  copy->operation = wish->operation;
  copy->referral = dup_record (wish->referral);
  copy->step = dup_record (wish->step);
  copy->visit = dup_record (wish->visit);
  copy->extras = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < wish->extras->len; i++)
    add_extra (copy->extras, wish->extras->pdata[i]);

  return copy;
}

void
mdg_referral_wish_free (MdgReferralWish *wish)
{
  g_clear_object (&wish->referral);
  g_clear_object (&wish->step);
  g_clear_object (&wish->visit);
  g_ptr_array_unref (wish->extras);
  g_free (wish);
}

static MdgReferralAct
to_act (MdgWorkspace *workspace,
        const MdgReferralWish *wish)
{
  MdgReferralAct act = { .operation = wish->operation, .referral = wish->referral, .step = wish->step, .visit = wish->visit, .extras = wish->extras };

  if (wish->operation == MDG_REFERRAL_CONNECT)
    act.n_chosen = mdg_hand_raises_count_chosen (workspace, mdg_record_get_uuid (wish->referral));

  return act;
}

guint64
mdg_referral_wish_get_missing (MdgWorkspace *workspace,
                               const MdgReferralWish *wish)
{
  g_autoptr (MdgReferralWish) copy = mdg_referral_wish_copy (wish);
  MdgReferralAct act = to_act (workspace, copy);

  return mdg_referrals_get_missing (workspace, &act);
}

gboolean
mdg_referral_wish_check (MdgWorkspace *workspace,
                         const MdgReferralWish *wish,
                         GError **error)
{
  g_autoptr (MdgReferralWish) copy = mdg_referral_wish_copy (wish);
  MdgReferralAct act = to_act (workspace, copy);
  g_autoptr (MdgChange) change = mdg_referrals_act (workspace, &act, error);

  return change != NULL;
}

static MdgChange *
make_act (MdgWorkspace *workspace,
          gpointer data,
          GError **error)
{
  g_autoptr (MdgReferralWish) copy = mdg_referral_wish_copy (data);
  MdgReferralAct act = to_act (workspace, copy);

  return mdg_referrals_act (workspace, &act, error);
}

void
mdg_referral_step_do (MdgChangeStack *stack,
                      const MdgReferralWish *wish)
{
  mdg_change_stack_run (stack, make_act, mdg_referral_wish_copy (wish), (GDestroyNotify) mdg_referral_wish_free);
}

/* Receipt. */

MdgRecord *
mdg_referral_receipt_new (MdgWorkspace *workspace,
                          const MdgUuid *case_uuid)
{
  MdgRecord *referral = case_uuid != NULL ? mdg_referral_drafts_new_from_case (workspace, case_uuid, "outreach", NULL) : NULL;
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *today = dup_today (workspace);
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *at = g_strconcat (today, now + 10, NULL);

  if (referral == NULL)
    referral = mdg_referral_drafts_new (workspace, "outreach");
  mdg_record_set_text (referral, MDG_REFERRAL_RECEIVED_AT, at);
  mdg_record_set_text (referral, MDG_REFERRAL_RECEIVED_BY, "fax");
  if (staff != NULL)
    mdg_record_set_reference (referral, MDG_REFERRAL_RECEIVER, mdg_record_get_uuid (MDG_RECORD (staff)));

  return referral;
}

static guint64
get_missing (MdgWorkspace *workspace,
             MdgRecord *referral)
{
  g_autoptr (MdgRecord) step = MDG_RECORD (mdg_referral_step_new ());
  MdgReferralAct act = { .operation = MDG_REFERRAL_RECEIVE, .referral = referral, .step = step };

  return mdg_record_is_stored (referral) && g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "draft") != 0 ? 0 : mdg_referrals_get_missing (workspace, &act);
}

char *
mdg_referral_receipt_dup_missing (MdgWorkspace *workspace,
                                  MdgRecord *referral)
{
  guint64 missing = get_missing (workspace, referral);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((missing & MDG_REFERRAL_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", mdg_referral_ask_get_label ((MdgReferralAsk) i));

  return text->len > 0 ? g_strconcat (_ ("Still missing: "), text->str, NULL) : NULL;
}

gboolean
mdg_referral_receipt_find_missing (MdgWorkspace *workspace,
                                   MdgRecord *referral,
                                   guint *field)
{
  guint64 missing = get_missing (workspace, referral);
  MdgKind kind;

  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    if ((missing & MDG_REFERRAL_BIT (i)) != 0 && mdg_referral_ask_get_field ((MdgReferralAsk) i, &kind, field) && kind == MDG_KIND_REFERRAL)
      {
        /* The affiliation may be there and only the name be missing. */
        if (i == MDG_REFERRAL_ASKS_REQUESTER && !mdg_record_is_empty (referral, MDG_REFERRAL_AFFILIATION))
          *field = MDG_REFERRAL_REQUESTER_NAME;
        return TRUE;
      }

  return FALSE;
}

void
mdg_referral_receipt_find_area (MdgWorkspace *workspace,
                                MdgRecord *referral)
{
  const char *address = mdg_record_get_text (referral, MDG_REFERRAL_ADDRESS);
  g_autofree char *today = dup_today (workspace);
  MdgTown *town = address != NULL ? mdg_town_index_find (mdg_workspace_get_town_index (workspace), address, today) : NULL;

  if (town != NULL)
    mdg_record_set_reference (referral, MDG_REFERRAL_AREA, mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA));
}

static MdgChange *
make_receipt (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  g_autoptr (MdgRecord) referral = mdg_record_dup (data);
  g_autoptr (MdgRecord) step = MDG_RECORD (mdg_referral_step_new ());
  MdgReferralAct act = { .operation = MDG_REFERRAL_RECEIVE, .referral = referral, .step = step };
  gboolean is_correction = mdg_record_is_stored (referral) && g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), "draft") != 0;
  g_autoptr (MdgChange) change = is_correction ? mdg_referrals_new_saved (workspace, referral, error) : mdg_referrals_act (workspace, &act, error);

  if (change == NULL)
    return NULL;

  mdg_change_set_draft (change, mdg_record_get_uuid (referral));

  return g_steal_pointer (&change);
}

void
mdg_referral_step_receive (MdgChangeStack *stack,
                           MdgRecord *referral)
{
  mdg_change_stack_run (stack, make_receipt, mdg_record_dup (referral), g_object_unref);
}

typedef struct
{
  MdgUuid referral;
  char *name;
  GBytes *content;
} Scan;

static void
free_scan (gpointer data)
{
  Scan *scan = data;

  g_free (scan->name);
  g_bytes_unref (scan->content);
  g_free (scan);
}

static MdgChange *
make_attached (MdgWorkspace *workspace,
               gpointer data,
               GError **error)
{
  Scan *scan = data;

  return mdg_attachments_new_attached (workspace, &scan->referral, scan->name, scan->content, error);
}

void
mdg_referral_step_attach (MdgChangeStack *stack,
                          const MdgUuid *referral,
                          const char *name,
                          GBytes *content)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->referral = *referral;
  scan->name = g_strdup (name);
  scan->content = g_bytes_ref (content);
  mdg_change_stack_run (stack, make_attached, scan, free_scan);
}

/* What needs no dialog of its own. */

typedef struct
{
  GPtrArray *uuids;
  MdgUuid uuid;
  char *texts[4];
} Order;

static Order *
new_order (const MdgUuid *uuid,
           const char *first,
           const char *second)
{
  Order *order = g_new0 (Order, 1);

  order->uuid = *uuid;
  order->texts[0] = g_strdup (first);
  order->texts[1] = g_strdup (second);

  return order;
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->uuids, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (order->texts); i++)
    g_free (order->texts[i]);
  g_free (order);
}

static MdgChange *
make_assigned (MdgWorkspace *workspace,
               gpointer data,
               GError **error)
{
  Order *order = data;

  return mdg_referrals_new_assigned (workspace, order->uuids, &order->uuid, NULL, error);
}

void
mdg_referral_step_assign (MdgChangeStack *stack,
                          GArray *uuids,
                          const MdgUuid *staff)
{
  Order *order = new_order (staff, NULL, NULL);

  order->uuids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < uuids->len; i++)
    g_ptr_array_add (order->uuids, g_memdup2 (&g_array_index (uuids, MdgUuid, i), sizeof (MdgUuid)));
  mdg_change_stack_run (stack, make_assigned, order, free_order);
}

static MdgChange *
make_paused (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Order *order = data;

  return mdg_referrals_new_paused (workspace, &order->uuid, order->texts[0], order->texts[1], error);
}

void
mdg_referral_step_pause (MdgChangeStack *stack,
                         const MdgUuid *referral,
                         const char *reason,
                         const char *text)
{
  mdg_change_stack_run (stack, make_paused, new_order (referral, reason, text), free_order);
}

static MdgChange *
make_resumed (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  return mdg_referrals_new_resumed (workspace, &((Order *) data)->uuid, error);
}

void
mdg_referral_step_resume (MdgChangeStack *stack,
                          const MdgUuid *referral)
{
  mdg_change_stack_run (stack, make_resumed, new_order (referral, NULL, NULL), free_order);
}

static MdgChange *
make_note (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Order *order = data;

  return mdg_referrals_new_note (workspace, &order->uuid, order->texts[0], error);
}

void
mdg_referral_step_note (MdgChangeStack *stack,
                        const MdgUuid *referral,
                        const char *text)
{
  mdg_change_stack_run (stack, make_note, new_order (referral, text, NULL), free_order);
}

static MdgChange *
make_outcome (MdgWorkspace *workspace,
              gpointer data,
              GError **error)
{
  Order *order = data;

  return mdg_referrals_new_outcome (workspace, &order->uuid, order->texts[0], order->texts[1], order->texts[2], order->texts[3], error);
}

void
mdg_referral_step_outcome (MdgChangeStack *stack,
                           const MdgUuid *referral,
                           const char *span,
                           const char *outcome,
                           const char *on,
                           const char *text)
{
  Order *order = new_order (referral, span, outcome);

  order->texts[2] = g_strdup (on);
  order->texts[3] = g_strdup (text);
  mdg_change_stack_run (stack, make_outcome, order, free_order);
}
