#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-clock.h"

#include "mdg-business-days.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DAYS 366

static const struct
{
  const char *key;
  const char *label;
  MdgReferralTerm term;
} defaults[MDG_N_REFERRAL_TERMS] = {
  [MDG_REFERRAL_TERM_U4] = { "u4", N_ ("Emergency: to the visit"), { 0, FALSE } },
  [MDG_REFERRAL_TERM_U3] = { "u3", N_ ("Urgent: to the visit"), { 3, FALSE } },
  [MDG_REFERRAL_TERM_U2] = { "u2", N_ ("Early: to the visit"), { 10, TRUE } },
  [MDG_REFERRAL_TERM_U1] = { "u1", N_ ("Ordinary: to the visit"), { 20, TRUE } },
  [MDG_REFERRAL_TERM_REVIEW] = { "review", N_ ("From receipt to the decision"), { 5, TRUE } },
  [MDG_REFERRAL_TERM_RETURNED] = { "returned", N_ ("Until what is missing is asked for again"), { 5, TRUE } },
  [MDG_REFERRAL_TERM_REPORT] = { "report", N_ ("From the visit to what follows"), { 5, TRUE } },
  [MDG_REFERRAL_TERM_FOLLOW] = { "follow", N_ ("To the next look at a case being followed"), { 10, TRUE } },
};

static gboolean
read_day (const char *iso,
          MdgDate *date)
{
  g_autofree char *day = iso != NULL ? g_strndup (iso, 10) : NULL;

  return day != NULL && mdg_date_parse_iso (day, date) && mdg_date_is_full (date);
}

static gboolean
parse_word (const char *word,
            MdgReferralTerms *terms)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      gsize length = strlen (defaults[i].key);
      const char *number = word + length + 1;
      char *end = NULL;
      gint64 days;

      if (!g_str_has_prefix (word, defaults[i].key) || word[length] != '=' || !g_ascii_isdigit (*number))
        continue;

      days = g_ascii_strtoll (number, &end, 10);
      if (days > MAX_DAYS || (!g_str_equal (end, "c") && !g_str_equal (end, "b")))
        return FALSE;

      terms->terms[i] = (MdgReferralTerm){ (int) days, *end == 'b' };
      return TRUE;
    }

  return FALSE;
}

gboolean
mdg_referral_terms_parse (const char *text,
                          MdgReferralTerms *terms,
                          GError **error)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  g_return_val_if_fail (terms != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    terms->terms[i] = defaults[i].term;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !parse_word (*word, terms))
      {
        g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is not a term. Write for example “u2=10b” (10 business days) or “u3=3c” (3 days)."), *word);
        return FALSE;
      }

  return TRUE;
}

char *
mdg_referral_terms_format (const MdgReferralTerms *terms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_string_append_printf (text, "%s%s=%d%c", i > 0 ? " " : "", defaults[i].key, terms->terms[i].days, terms->terms[i].is_business ? 'b' : 'c');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const MdgReferralTerm *
mdg_referral_terms_get_urgency (const MdgReferralTerms *terms,
                                const char *urgency)
{
  for (guint i = MDG_REFERRAL_TERM_U4; i <= MDG_REFERRAL_TERM_U1; i++)
    if (g_strcmp0 (defaults[i].key, urgency) == 0)
      return &terms->terms[i];

  return NULL;
}

const char *
mdg_referral_term_get_label (MdgReferralTermKind kind)
{
  g_return_val_if_fail (kind < MDG_N_REFERRAL_TERMS, NULL);

  return _ (defaults[kind].label);
}

/* The day with a time: the last minute of it unless one is given. */
static char *
dup_time (const MdgDate *date,
          const char *time)
{
  g_autofree char *day = mdg_date_dup_iso (date);

  return g_strconcat (day, time != NULL && time[0] == 'T' ? time : "T23:59", NULL);
}

char *
mdg_referral_clock_due (const MdgReferralTerm *term,
                        const char *from)
{
  MdgDate start;
  MdgDate due;

  g_return_val_if_fail (term != NULL, NULL);

  if (!read_day (from, &start))
    return NULL;

  if (term->is_business)
    {
      mdg_business_days_add (&start, term->days, &due);
      return dup_time (&due, NULL);
    }

  mdg_date_from_days (mdg_date_to_days (&start) + term->days, &due);

  return dup_time (&due, term->days > 0 ? from + 10 : NULL);
}

char *
mdg_referral_clock_extend (const char *due,
                           gboolean is_business,
                           const char *from_on,
                           const char *to_on)
{
  MdgDate end;
  MdgDate from;
  MdgDate until;
  MdgDate moved;

  if (!read_day (due, &end) || !read_day (from_on, &from) || !read_day (to_on, &until) || mdg_date_compare (&until, &from) <= 0)
    return g_strdup (due);

  if (is_business)
    mdg_business_days_add (&end, mdg_business_days_between (&from, &until), &moved);
  else
    mdg_date_from_days (mdg_date_to_days (&end) + mdg_date_to_days (&until) - mdg_date_to_days (&from), &moved);

  return dup_time (&moved, due + 10);
}

static gboolean
is_stopped (gint32 day,
            const MdgReferralStop *stops,
            guint n_stops)
{
  for (guint i = 0; i < n_stops; i++)
    {
      MdgDate from;
      MdgDate until;

      if (!read_day (stops[i].from_on, &from) || mdg_date_to_days (&from) >= day)
        continue;
      if (!read_day (stops[i].to_on, &until) || mdg_date_to_days (&until) >= day)
        return TRUE;
    }

  return FALSE;
}

gboolean
mdg_referral_clock_measure (const char *from,
                            const char *until,
                            const MdgReferralStop *stops,
                            guint n_stops,
                            MdgReferralDays *days)
{
  MdgDate first;
  MdgDate last;

  g_return_val_if_fail (days != NULL, FALSE);

  *days = (MdgReferralDays){ 0 };
  if (!read_day (from, &first) || !read_day (until, &last) || mdg_date_compare (&first, &last) > 0)
    return FALSE;

  days->calendar = mdg_date_to_days (&last) - mdg_date_to_days (&first);
  days->business = mdg_business_days_between (&first, &last);
  for (gint32 day = mdg_date_to_days (&first) + 1; n_stops > 0 && day <= mdg_date_to_days (&last); day++)
    {
      MdgDate date;

      if (!is_stopped (day, stops, n_stops))
        continue;
      mdg_date_from_days (day, &date);
      days->paused++;
      days->paused_business += mdg_business_days_is_one (&date);
    }

  return TRUE;
}
