#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-event-row.h"
#include "mdg-referral-timeline.h"
#include "mdg-referral-watch.h"
#include "mdg-referrals.h"

void
mdg_referral_parts_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_label (GtkBox *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return label;
}

/* The states of its kind, as the rules lead forward; where it left that way stands at the end. */
static gboolean
is_on_the_way (MdgReferralKind kind,
               MdgReferralState state)
{
  guint n;
  const MdgReferralRule *rules = mdg_referral_rules_get (&n);

  if (state == MDG_REFERRAL_DECLINED || state == MDG_REFERRAL_WITHDRAWN || state == MDG_REFERRAL_RETURNED || state == MDG_REFERRAL_DRAFT)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (rules[i].to == state && !rules[i].is_backward && (rules[i].kinds & (1u << kind)) != 0)
      return TRUE;

  return FALSE;
}

void
mdg_referral_parts_fill_strip (GtkBox *strip,
                               MdgWorkspace *workspace,
                               MdgRecord *referral)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  MdgReferralKind kind;
  MdgReferralState now;

  mdg_referral_parts_clear (strip);
  if (!mdg_referral_kind_find (mdg_record_get_text (referral, MDG_REFERRAL_KIND), &kind) || !mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &now))
    return;

  for (guint i = 0; i < MDG_N_REFERRAL_STATES; i++)
    {
      const char *label = mdg_vocabularies_get_label (vocabularies, "ref_state", mdg_referral_state_get_code ((MdgReferralState) i), 0);
      gboolean is_way = is_on_the_way (kind, (MdgReferralState) i);
      g_autofree char *text = NULL;
      GtkWidget *step;

      if (!is_way && now != (MdgReferralState) i)
        continue;
      text = is_way && i < (guint) now && now < MDG_REFERRAL_DECLINED ? g_strdup_printf ("✓ %s", label) : g_strdup (label);
      step = add_label (strip, text, "mdg-step");
      gtk_label_set_wrap (GTK_LABEL (step), FALSE);
      if (now == (MdgReferralState) i)
        {
          gtk_widget_add_css_class (step, "mdg-now");
          gtk_accessible_update_state (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
        }
    }
}

void
mdg_referral_parts_fill_chips (GtkBox *chips,
                               MdgWorkspace *workspace,
                               MdgRecord *referral)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  const char *urgency = mdg_record_get_text (referral, MDG_REFERRAL_URGENCY);
  const char *consent = mdg_record_get_text (referral, MDG_REFERRAL_CONSENT);
  const char *fax = mdg_record_get_text (referral, MDG_REFERRAL_FAX_STATE);
  const char *note = mdg_record_get_text (referral, MDG_REFERRAL_UNSHAREABLE_NOTE);
  gboolean is_urgent = g_strcmp0 (urgency, "u4") == 0 || g_strcmp0 (urgency, "u3") == 0;

  mdg_referral_parts_clear (chips);
  if (mdg_record_get_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE))
    {
      g_autofree char *text = note != NULL ? g_strdup_printf (_ ("Not to be shared: %s"), note) : g_strdup (_ ("Not to be shared"));

      add_label (chips, text, "mdg-caution");
    }
  if (urgency != NULL)
    add_label (chips, mdg_vocabularies_get_label (vocabularies, "urgency", urgency, 0), is_urgent ? "mdg-caution" : "mdg-mark");
  if (consent != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Consent: %s"), mdg_vocabularies_get_label (vocabularies, "ref_consent", consent, 0));

      add_label (chips, text, "mdg-mark");
    }
  if (fax != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("FAX: %s"), mdg_vocabularies_get_label (vocabularies, "fax_state", fax, 0));

      add_label (chips, text, "mdg-mark");
    }
  if (!mdg_record_is_empty (referral, MDG_REFERRAL_PAUSED_ON))
    {
      g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (referral, MDG_REFERRAL_PAUSED_ON));
      g_autofree char *text = g_strdup_printf (_ ("Paused since %s"), day);

      add_label (chips, text, "mdg-caution");
    }
  if (!mdg_record_is_empty (referral, MDG_REFERRAL_BINDER))
    {
      g_autofree char *text = g_strdup_printf (_ ("Binder %s"), mdg_record_get_text (referral, MDG_REFERRAL_BINDER));

      add_label (chips, text, "mdg-mark");
    }
  gtk_widget_set_visible (GTK_WIDGET (chips), gtk_widget_get_first_child (GTK_WIDGET (chips)) != NULL);
}

static void
add_pair (GtkBox *box,
          const char *label,
          const char *value)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_label (GTK_BOX (column), label, "mdg-hint");
  gtk_label_set_selectable (GTK_LABEL (add_label (GTK_BOX (column), value, "mdg-body")), FALSE);
  gtk_box_append (box, column);
}

void
mdg_referral_parts_fill_content (GtkBox *content,
                                 MdgWorkspace *workspace,
                                 MdgRecord *referral,
                                 gboolean shows_names)
{
  static const guint fields[] = {
    MDG_REFERRAL_REQ_KIND,
    MDG_REFERRAL_REQUESTED_ON,
    MDG_REFERRAL_AFFILIATION,
    MDG_REFERRAL_REQUESTER_NAME,
    MDG_REFERRAL_PHONE,
    MDG_REFERRAL_FAX,
    MDG_REFERRAL_MOBILE,
    MDG_REFERRAL_SUBJECT_NAME,
    MDG_REFERRAL_SEX,
    MDG_REFERRAL_BIRTH,
    MDG_REFERRAL_AGE,
    MDG_REFERRAL_ADDRESS,
    MDG_REFERRAL_CARE_LEVEL,
    MDG_REFERRAL_CARE_FLAG,
    MDG_REFERRAL_REASONS,
    MDG_REFERRAL_REASON_TEXT,
    MDG_REFERRAL_REQUEST_TEXT,
    MDG_REFERRAL_HAS_DOCTOR,
    MDG_REFERRAL_DOCTOR,
    MDG_REFERRAL_INSURANCE,
    MDG_REFERRAL_INSURANCE_TEXT,
    MDG_REFERRAL_LIFE_HISTORY,
    MDG_REFERRAL_HOUSEHOLD_KIND,
    MDG_REFERRAL_HOUSEHOLD_TEXT,
    MDG_REFERRAL_FAMILY_VIEW,
    MDG_REFERRAL_HAS_MONEY_TROUBLE,
    MDG_REFERRAL_MONEY_TEXT,
    MDG_REFERRAL_HOUSEHOLD_SNAPSHOT,
    MDG_REFERRAL_RECEIVED_AT,
    MDG_REFERRAL_FORM_SERIAL,
  };
  const MdgRecordInfo *info = mdg_record_get_info (referral);

  mdg_referral_parts_clear (content);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean is_name = (info->fields[fields[i]].flags & MDG_FIELD_IDENTIFYING) != 0;
      g_autofree char *value = mdg_describe_value (workspace, referral, fields[i]);

      if (*value != '\0')
        add_pair (content, mdg_field_get_label (&info->fields[fields[i]]), is_name && !shows_names ? "＊＊＊" : value);
    }
}

void
mdg_referral_parts_fill_ball (GtkBox *box,
                              MdgWorkspace *workspace,
                              MdgRecord *referral)
{
  static const guint fields[] = { MDG_REFERRAL_BALL, MDG_REFERRAL_BALL_TEXT, MDG_REFERRAL_NEXT_WHAT, MDG_REFERRAL_RESPONDER_NAME };
  g_autofree char *owner = mdg_describe_value (workspace, referral, MDG_REFERRAL_OWNER);

  mdg_referral_parts_clear (box);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = mdg_describe_value (workspace, referral, fields[i]);

      if (*value != '\0')
        add_label (box, value, i == 0 ? "mdg-heading" : NULL);
    }
  add_pair (box, _ ("Coordinator in charge"), *owner != '\0' ? owner : _ ("nobody in charge"));
}

static void
add_due (GtkBox *box,
         MdgWorkspace *workspace,
         const char *label,
         const char *due)
{
  gboolean is_late = FALSE;
  g_autofree char *words = mdg_describe_due (workspace, due, &is_late);
  g_autofree char *day = mdg_describe_day (workspace, due);
  g_autofree char *text = g_strdup_printf ("%s%s %s　%s", is_late ? "⚠ " : "", label, day, words);

  if (due != NULL)
    add_label (box, text, is_late ? "mdg-late" : "mdg-figures");
}

void
mdg_referral_parts_fill_clocks (GtkBox *box,
                                MdgWorkspace *workspace,
                                MdgRecord *referral)
{
  MdgReferralState state;
  MdgReferralDays days;

  mdg_referral_parts_clear (box);
  if (mdg_referral_state_find (mdg_record_get_text (referral, MDG_REFERRAL_STATUS), &state) && mdg_referral_state_is_open (state))
    {
      add_due (box, workspace, _ ("Next:"), mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE));
      add_due (box, workspace, _ ("Term:"), mdg_record_get_text (referral, MDG_REFERRAL_CLOCK_DUE));
    }
  if (mdg_referrals_measure (workspace, referral, &days, NULL))
    {
      g_autofree char *text = g_strdup_printf (_ ("%d days since receipt (%d business days)"), days.calendar, days.business);
      g_autofree char *paused = g_strdup_printf (_ ("paused on %d of them"), days.paused);

      add_label (box, text, "mdg-figures");
      if (days.paused > 0)
        add_label (box, paused, "mdg-figures");
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL)
    add_label (box, _ ("No clock runs."), "mdg-dim");
}

void
mdg_referral_parts_fill_line (GtkBox *box,
                              MdgWorkspace *workspace,
                              const MdgUuid *referral)
{
  g_autoptr (GPtrArray) events = mdg_referral_timeline_list (workspace, referral, NULL);
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();

  mdg_referral_parts_clear (box);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MdgReferralEvent *event = events->pdata[i];
      g_autofree char *text = g_strjoin (*event->text != '\0' && *event->next != '\0' ? "\n" : "", event->text, event->next, NULL);
      MdgCaseEvent shown = { .kind = MDG_EVENT_REFERRAL, .at = event->at, .head = event->head, .about = event->who, .text = *text != '\0' ? text : NULL };

      gtk_box_append (box, mdg_event_row_new (workspace, &shown, issues, i + 1 == events->len));
    }
  if (events == NULL || events->len == 0)
    add_label (box, _ ("Nothing has been done yet."), "mdg-dim");
}
