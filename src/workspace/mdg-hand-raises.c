#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-hand-raises.h"

#include "mdg-agency.h"
#include "mdg-disclosure.h"
#include "mdg-doctor.h"
#include "mdg-error.h"
#include "mdg-referral.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_dup_iso (&today);
}

MdgHandStanding
mdg_hand_raises_get_standing (MdgWorkspace *workspace,
                              MdgRecord *hand)
{
  const char *reply = mdg_record_get_text (hand, MDG_HAND_RAISE_REPLY);
  const char *due = mdg_record_get_text (hand, MDG_HAND_RAISE_DUE);
  g_autofree char *today = NULL;

  if (mdg_record_get_flag (hand, MDG_HAND_RAISE_IS_CHOSEN))
    return MDG_HAND_CHOSEN;
  if (g_strcmp0 (reply, "raised") == 0)
    return MDG_HAND_RAISED;
  if (g_strcmp0 (reply, "conditional") == 0)
    return MDG_HAND_CONDITIONAL;
  if (g_strcmp0 (reply, "declined") == 0)
    return MDG_HAND_DECLINED;
  if (reply != NULL)
    return MDG_HAND_NONE;

  today = dup_today (workspace);

  return due != NULL && strcmp (due, today) < 0 ? MDG_HAND_OVERDUE : MDG_HAND_WAITING;
}

const char *
mdg_hand_standing_get_label (MdgHandStanding standing)
{
  static const char *const labels[MDG_N_HAND_STANDINGS] = {
    [MDG_HAND_CHOSEN] = NC_ ("hand", "chosen"),
    [MDG_HAND_RAISED] = NC_ ("hand", "raised"),
    [MDG_HAND_CONDITIONAL] = NC_ ("hand", "on conditions"),
    [MDG_HAND_WAITING] = NC_ ("hand", "waiting"),
    [MDG_HAND_OVERDUE] = NC_ ("hand", "beyond the day"),
    [MDG_HAND_DECLINED] = NC_ ("hand", "declined"),
    [MDG_HAND_NONE] = NC_ ("hand", "no answer"),
  };

  g_return_val_if_fail (standing < MDG_N_HAND_STANDINGS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "hand", labels[standing]);
}

static int
compare_hands (gconstpointer a,
               gconstpointer b,
               gpointer workspace)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  MdgHandStanding p = mdg_hand_raises_get_standing (workspace, x);
  MdgHandStanding q = mdg_hand_raises_get_standing (workspace, y);

  if (p != q)
    return p < q ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : 1;
}

GPtrArray *
mdg_hand_raises_list (MdgWorkspace *workspace,
                      const MdgUuid *referral,
                      GError **error)
{
  GPtrArray *hands = mdg_workspace_list_children (workspace, MDG_KIND_HAND_RAISE, MDG_HAND_RAISE_REFERRAL, referral, error);

  if (hands != NULL)
    g_ptr_array_sort_with_data (hands, compare_hands, workspace);

  return hands;
}

gboolean
mdg_hand_raises_count (MdgWorkspace *workspace,
                       const MdgUuid *referral,
                       guint *n,
                       GError **error)
{
  g_autoptr (GPtrArray) hands = mdg_hand_raises_list (workspace, referral, error);

  memset (n, 0, sizeof (guint) * MDG_N_HAND_STANDINGS);
  for (guint i = 0; hands != NULL && i < hands->len; i++)
    n[mdg_hand_raises_get_standing (workspace, hands->pdata[i])]++;

  return hands != NULL;
}

guint
mdg_hand_raises_count_chosen (MdgWorkspace *workspace,
                              const MdgUuid *referral)
{
  guint n[MDG_N_HAND_STANDINGS];

  return mdg_hand_raises_count (workspace, referral, n, NULL) ? n[MDG_HAND_CHOSEN] : 0;
}

static gboolean
is_of (MdgRecord *hand,
       guint field,
       MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_reference (hand, field);

  return uuid != NULL && mdg_uuid_equal (uuid, mdg_record_get_uuid (record));
}

static gboolean
is_in_area (MdgRecord *agency,
            const MdgUuid *area)
{
  const MdgUuid *own = mdg_record_get_reference (agency, MDG_AGENCY_AREA);

  return own != NULL && area != NULL && mdg_uuid_equal (own, area);
}

static int
compare_agencies (gconstpointer a,
                  gconstpointer b,
                  gpointer area)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  const char *kana_x = mdg_record_get_text (x, MDG_AGENCY_KANA);
  const char *kana_y = mdg_record_get_text (y, MDG_AGENCY_KANA);

  if (is_in_area (x, area) != is_in_area (y, area))
    return is_in_area (x, area) ? -1 : 1;

  return mdg_text_collate (kana_x != NULL ? kana_x : mdg_record_get_text (x, MDG_AGENCY_NAME), kana_y != NULL ? kana_y : mdg_record_get_text (y, MDG_AGENCY_NAME));
}

GPtrArray *
mdg_hand_raises_list_agencies (MdgWorkspace *workspace,
                               const MdgUuid *referral,
                               const char *kind,
                               GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, error);
  g_autoptr (GPtrArray) hands = record != NULL ? mdg_hand_raises_list (workspace, referral, error) : NULL;
  g_autoptr (GPtrArray) agencies = hands != NULL ? mdg_workspace_list (workspace, MDG_KIND_AGENCY, error) : NULL;

  if (agencies == NULL)
    return NULL;

  for (guint i = agencies->len; i > 0; i--)
    {
      MdgRecord *agency = agencies->pdata[i - 1];
      gboolean is_out = mdg_record_get_flag (agency, MDG_AGENCY_IS_CLOSED) || (kind != NULL && g_strcmp0 (mdg_record_get_text (agency, MDG_AGENCY_KIND), kind) != 0);

      for (guint j = 0; !is_out && j < hands->len; j++)
        is_out = is_of (hands->pdata[j], MDG_HAND_RAISE_AGENCY, agency);
      if (is_out)
        g_ptr_array_remove_index (agencies, i - 1);
    }
  g_ptr_array_sort_with_data (agencies, compare_agencies, (gpointer) mdg_record_get_reference (record, MDG_REFERRAL_AREA));

  return g_steal_pointer (&agencies);
}

static MdgRecord *
new_hand (MdgWorkspace *workspace,
          const MdgUuid *referral,
          const char *way,
          const char *due)
{
  MdgRecord *hand = mdg_record_new (MDG_KIND_HAND_RAISE);
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *now = mdg_datetime_now ();
  g_autofree char *today = dup_today (workspace);
  g_autofree char *at = g_strdup_printf ("%s%s", today, now + strlen ("2026-05-12"));

  mdg_record_set_reference (hand, MDG_HAND_RAISE_REFERRAL, referral);
  mdg_record_set_text (hand, MDG_HAND_RAISE_ASKED_AT, at);
  mdg_record_set_text (hand, MDG_HAND_RAISE_WAY, way);
  mdg_record_set_text (hand, MDG_HAND_RAISE_DUE, due);
  if (staff != NULL)
    mdg_record_set_reference (hand, MDG_HAND_RAISE_ASKED_BY, mdg_record_get_uuid (MDG_RECORD (staff)));

  return hand;
}

/* Who answers for an agency of the kind, where that is plain. */
static const char *
get_profession (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *profession;
  } pairs[] = {
    { "clinic", "dr_home" },
    { "hosp", "dr_hosp" },
    { "dclinic", "dent" },
    { "pharmacy", "pharm" },
    { "vns", "ns_visit" },
    { "cmo", "cm" },
    { "homecare", "helper" },
    { "cgsc", "cgsc" },
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (pairs[i].kind, kind))
      return pairs[i].profession;

  return NULL;
}

MdgRecord *
mdg_hand_raises_new_of_agency (MdgWorkspace *workspace,
                               const MdgUuid *referral,
                               MdgRecord *agency,
                               const char *way,
                               const char *due)
{
  MdgRecord *hand = new_hand (workspace, referral, way, due);

  mdg_record_set_reference (hand, MDG_HAND_RAISE_AGENCY, mdg_record_get_uuid (agency));
  mdg_record_set_text (hand, MDG_HAND_RAISE_NAME, mdg_record_get_text (agency, MDG_AGENCY_NAME));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PHONE, mdg_record_get_text (agency, MDG_AGENCY_PHONE));
  mdg_record_set_text (hand, MDG_HAND_RAISE_FAX, mdg_record_get_text (agency, MDG_AGENCY_FAX));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PROFESSION, get_profession (mdg_record_get_text (agency, MDG_AGENCY_KIND)));

  return hand;
}

MdgRecord *
mdg_hand_raises_new_of_doctor (MdgWorkspace *workspace,
                               const MdgUuid *referral,
                               MdgRecord *doctor,
                               const char *way,
                               const char *due)
{
  MdgRecord *hand = new_hand (workspace, referral, way, due);

  mdg_record_set_reference (hand, MDG_HAND_RAISE_DOCTOR, mdg_record_get_uuid (doctor));
  mdg_record_set_text (hand, MDG_HAND_RAISE_NAME, mdg_record_get_text (doctor, MDG_DOCTOR_NAME));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PHONE, mdg_record_get_text (doctor, MDG_DOCTOR_PHONE));
  mdg_record_set_text (hand, MDG_HAND_RAISE_PROFESSION, g_strcmp0 (mdg_record_get_text (doctor, MDG_DOCTOR_ROLE), "special") == 0 ? "dr_spec" : "dr_supp");

  return hand;
}

/* An agency that does not want to be passed on is asked only for a reason, which stays. */
static gboolean
check_consent (MdgWorkspace *workspace,
               MdgRecord *hand,
               GError **error)
{
  const MdgUuid *uuid = mdg_record_get_reference (hand, MDG_HAND_RAISE_AGENCY);
  g_autoptr (MdgRecord) agency = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_AGENCY, uuid, error) : NULL;
  MdgDate today;

  if (uuid == NULL || !mdg_record_is_empty (hand, MDG_HAND_RAISE_OVERRIDE_REASON))
    return TRUE;
  if (agency == NULL)
    return FALSE;

  mdg_workspace_get_today (workspace, &today);
  if (!g_str_equal (mdg_disclosure_get_consent (MDG_AGENCY (agency), &today), "no"))
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s does not want to be introduced to others. Write why it is asked all the same, or take it out. Nobody was asked yet."), mdg_record_get_text (hand, MDG_HAND_RAISE_NAME));

  return FALSE;
}

static gboolean
is_same (MdgRecord *hand,
         MdgRecord *other)
{
  static const guint fields[] = { MDG_HAND_RAISE_AGENCY, MDG_HAND_RAISE_DOCTOR };
  g_autofree char *x = mdg_text_fold_name (mdg_record_get_text (hand, MDG_HAND_RAISE_NAME));
  g_autofree char *y = mdg_text_fold_name (mdg_record_get_text (other, MDG_HAND_RAISE_NAME));

  if (!mdg_uuid_equal (mdg_record_get_reference (hand, MDG_HAND_RAISE_REFERRAL), mdg_record_get_reference (other, MDG_HAND_RAISE_REFERRAL)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!mdg_record_is_empty (hand, fields[i]) && mdg_record_field_equal (hand, other, fields[i]))
      return TRUE;

  return g_str_equal (x, y) && mdg_record_field_equal (hand, other, MDG_HAND_RAISE_PROFESSION);
}

static gboolean
check_once (GPtrArray *hands,
            guint n,
            MdgRecord *hand,
            GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!mdg_uuid_equal (mdg_record_get_uuid (hands->pdata[i]), mdg_record_get_uuid (hand)) && is_same (hands->pdata[i], hand))
      {
        g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("%s was asked already. Nobody was asked again."), mdg_record_get_text (hand, MDG_HAND_RAISE_NAME));
        return FALSE;
      }

  return TRUE;
}

MdgChange *
mdg_hand_raises_new_asked (MdgWorkspace *workspace,
                           GPtrArray *hands,
                           GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Asked for hands"));
  g_autoptr (GPtrArray) before = NULL;

  if (hands->len == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Choose whom to ask."));
      return NULL;
    }

  for (guint i = 0; i < hands->len; i++)
    if (!mdg_record_validate (hands->pdata[i], error))
      return NULL;

  before = mdg_hand_raises_list (workspace, mdg_record_get_reference (hands->pdata[0], MDG_HAND_RAISE_REFERRAL), error);
  if (before == NULL)
    return NULL;

  for (guint i = 0; i < hands->len; i++)
    {
      if (!check_once (before, before->len, hands->pdata[i], error) || !check_once (hands, i, hands->pdata[i], error) || !check_consent (workspace, hands->pdata[i], error))
        return NULL;
      mdg_change_add (change, hands->pdata[i]);
    }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_hand_raises_new_replied (MdgWorkspace *workspace,
                             MdgRecord *hand,
                             GError **error)
{
  g_autofree char *today = dup_today (workspace);
  const char *reply = mdg_record_get_text (hand, MDG_HAND_RAISE_REPLY);
  const char *on = mdg_record_get_text (hand, MDG_HAND_RAISE_REPLIED_ON);
  MdgChange *change;

  if (on != NULL && strcmp (on, today) > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The day of the reply lies ahead."));
      return NULL;
    }
  /* Who takes back a hand leaves the team. */
  if (g_strcmp0 (reply, "raised") != 0 && g_strcmp0 (reply, "conditional") != 0)
    {
      mdg_record_set_flag (hand, MDG_HAND_RAISE_IS_CHOSEN, FALSE);
      mdg_record_set_text (hand, MDG_HAND_RAISE_CHOSEN_ON, NULL);
    }
  if (g_strcmp0 (reply, "declined") != 0)
    mdg_record_set_text (hand, MDG_HAND_RAISE_REFUSAL, NULL);
  if (!mdg_record_validate (hand, error))
    return NULL;

  change = mdg_change_new (N_ ("Reply noted"));
  mdg_change_add (change, hand);

  return change;
}

MdgChange *
mdg_hand_raises_new_chosen (MdgWorkspace *workspace,
                            MdgRecord *hand,
                            gboolean is_chosen,
                            GError **error)
{
  g_autoptr (MdgRecord) chosen = mdg_record_dup (hand);
  g_autofree char *today = dup_today (workspace);
  MdgChange *change;

  mdg_record_set_flag (chosen, MDG_HAND_RAISE_IS_CHOSEN, is_chosen);
  mdg_record_set_text (chosen, MDG_HAND_RAISE_CHOSEN_ON, is_chosen ? today : NULL);
  if (!mdg_record_validate (chosen, error))
    return NULL;

  change = mdg_change_new (is_chosen ? N_ ("Taken into the team") : N_ ("Taken out of the team"));
  mdg_change_add (change, chosen);

  return change;
}

MdgChange *
mdg_hand_raises_new_unanswered (MdgWorkspace *workspace,
                                const MdgUuid *referral,
                                GError **error)
{
  g_autoptr (GPtrArray) hands = mdg_hand_raises_list (workspace, referral, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Put down as without answer"));

  for (guint i = 0; hands != NULL && i < hands->len; i++)
    if (mdg_hand_raises_get_standing (workspace, hands->pdata[i]) == MDG_HAND_OVERDUE)
      {
        mdg_record_set_text (hands->pdata[i], MDG_HAND_RAISE_REPLY, "none");
        mdg_change_add (change, hands->pdata[i]);
      }

  return hands != NULL && mdg_change_get_records (change)->len > 0 ? g_steal_pointer (&change) : NULL;
}

static gboolean
check_nobody (MdgWorkspace *workspace,
              const MdgUuid *referral,
              GError **error)
{
  guint n[MDG_N_HAND_STANDINGS];

  if (!mdg_hand_raises_count (workspace, referral, n, error))
    return FALSE;
  if (n[MDG_HAND_CHOSEN] + n[MDG_HAND_RAISED] + n[MDG_HAND_CONDITIONAL] > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("Somebody has raised a hand, so the need is not unmet. Choose from those, or correct their reply."));
      return FALSE;
    }
  if (n[MDG_HAND_WAITING] + n[MDG_HAND_OVERDUE] > 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("Not everybody has answered yet. Wait for them, or put them down as without answer first."));
      return FALSE;
    }

  return TRUE;
}

MdgChange *
mdg_hand_raises_new_unmet (MdgWorkspace *workspace,
                           const MdgUuid *referral,
                           const char *reason,
                           const char *text,
                           GError **error)
{
  g_autoptr (MdgRecord) record = NULL;
  MdgChange *change;

  if (reason == NULL || mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "unmet", reason, 0) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Say why nobody is available. Nothing was saved."));
      return NULL;
    }
  if (!check_nobody (workspace, referral, error))
    return NULL;
  record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, error);
  if (record == NULL)
    return NULL;

  mdg_record_set_text (record, MDG_REFERRAL_UNMET, reason);
  mdg_record_set_text (record, MDG_REFERRAL_UNMET_TEXT, text);
  change = mdg_change_new (N_ ("Nobody is available"));
  mdg_change_add (change, record);

  return change;
}
