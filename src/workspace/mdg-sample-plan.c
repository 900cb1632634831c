#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-business-days.h"
#include "mdg-sample-private.h"

#include <string.h>

#define N_ODDITIES 6
#define FIRST_WINTER_CLOSING 29

/* Cards of numbers: counts[i] times i, shuffled. */
static GArray *
new_numbers (MdgSampler *self,
             JsonArray *counts)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < json_array_get_length (counts); i++)
    for (gint64 n = json_array_get_int_element (counts, i); n > 0; n--)
      g_array_append_val (numbers, i);

  for (guint i = numbers->len; i > 1; i--)
    {
      guint j = mdg_dice_roll (&self->dice, i);
      int number = g_array_index (numbers, int, i - 1);

      g_array_index (numbers, int, i - 1) = g_array_index (numbers, int, j);
      g_array_index (numbers, int, j) = number;
    }

  return numbers;
}

static gboolean
is_open_day (const MdgDate *date)
{
  if ((date->month == 12 && date->day >= FIRST_WINTER_CLOSING) || (date->month == 1 && date->day <= 3))
    return FALSE;

  return mdg_holidays_get_name (mdg_holidays_get_default (), date) == NULL;
}

/* A day of the month (0 = April) on that weekday (0 = Monday); the next business day where the month has none. */
static gint32
draw_day (MdgSampler *self,
          int fiscal_year,
          int month,
          int weekday)
{
  MdgDate date = { fiscal_year + (month >= 9), (month + 3) % 12 + 1, 1 };
  gint32 first = mdg_date_to_days (&date);
  gint32 days[5];
  guint n = 0;
  MdgDate next;

  for (gint32 day = first;; day++)
    {
      MdgDate at;

      mdg_date_from_days (day, &at);
      if (at.month != date.month)
        break;
      if (mdg_date_weekday (&at) == weekday + 1 && is_open_day (&at))
        days[n++] = day;
    }

  if (n > 0)
    return days[mdg_dice_roll (&self->dice, n)];

  mdg_business_days_add (&date, 0, &next);
  return mdg_date_to_days (&next);
}

static void
plan_days (MdgSampler *self,
           GArray *plans,
           int fiscal_year)
{
  g_autoptr (GArray) months = new_numbers (self, json_object_get_array_member (self->distributions, "months"));
  g_autoptr (GArray) weekdays = new_numbers (self, json_object_get_array_member (self->distributions, "weekdays"));

  for (guint i = 0; i < plans->len; i++)
    g_array_index (plans, MdgSamplePlan, i).day = draw_day (self, fiscal_year, g_array_index (months, int, i), g_array_index (weekdays, int, i));
}

static int
read_minute (JsonObject *slot,
             const char *name)
{
  const char *text = json_object_get_string_member (slot, name);

  return 60 * (int) g_ascii_strtoll (text, NULL, 10) + (int) g_ascii_strtoll (text + 3, NULL, 10);
}

static JsonArray *
list_counts (JsonArray *slots)
{
  JsonArray *counts = json_array_new ();

  for (guint i = 0; i < json_array_get_length (slots); i++)
    json_array_add_int_element (counts, json_object_get_int_member (json_array_get_object_element (slots, i), "count"));

  return counts;
}

static void
plan_times (MdgSampler *self,
            GArray *plans)
{
  JsonArray *times = json_object_get_array_member (self->distributions, "times");
  JsonArray *lengths = json_object_get_array_member (self->distributions, "minutes");
  g_autoptr (JsonArray) time_counts = list_counts (times);
  g_autoptr (JsonArray) length_counts = list_counts (lengths);
  g_autoptr (GArray) time_cards = new_numbers (self, time_counts);
  g_autoptr (GArray) length_cards = new_numbers (self, length_counts);

  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);
      JsonObject *time = json_array_get_object_element (times, (guint) g_array_index (time_cards, int, i));
      JsonObject *length = json_array_get_object_element (lengths, (guint) g_array_index (length_cards, int, i));
      int from = read_minute (time, "from");
      guint least = (guint) json_object_get_int_member (length, "from");
      guint most = (guint) json_object_get_int_member (length, "to");

      plan->minute = from + (int) mdg_dice_roll (&self->dice, (guint) (read_minute (time, "to") - from));
      /* People write round figures. */
      plan->minutes = most - (most - least > 4 ? 5 * mdg_dice_roll (&self->dice, (most - least) / 5 + 1) : 0);
    }
}

/* The sample notes come as they are; their codes are taken out of the piles first. */
static void
pin_notes (MdgSampler *self,
           GArray *plans,
           MdgDeck *channels,
           MdgDeck *professions,
           MdgDeck *contents,
           MdgDeck *lengths)
{
  for (guint i = 0; i < json_array_get_length (self->notes); i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);
      JsonObject *note = json_array_get_object_element (self->notes, i);

      plan->note = (int) i;
      plan->has_subject = TRUE;
      plan->channel = mdg_deck_take (channels, json_object_get_string_member (note, "channel"));
      plan->profession = mdg_deck_take (professions, json_object_get_string_member (note, "profession"));
      plan->content = mdg_deck_take (contents, json_object_get_string_member (note, "content"));
      mdg_deck_take (lengths, "plain");
    }
}

static gboolean
is_resident (const char *profession)
{
  return g_str_equal (profession, "self") || g_str_equal (profession, "family") || g_str_equal (profession, "neigh");
}

static void
plan_who (GArray *plans,
          MdgDeck *channels,
          MdgDeck *professions,
          MdgDeck *lengths)
{
  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);
      const char *length = "plain";

      if (plan->profession == NULL)
        {
          plan->profession = mdg_deck_draw (professions);
          length = mdg_deck_draw (lengths);
        }
      plan->length = g_str_equal (length, "long") ? MDG_SAMPLE_LONG : g_str_equal (length, "short") ? MDG_SAMPLE_SHORT
                                                                                                    : MDG_SAMPLE_PLAIN;
      if (plan->channel == NULL && is_resident (plan->profession))
        plan->channel = mdg_deck_take (channels, i % 3 == 0 ? "tel" : "visit_in");
    }

  for (guint i = 0; i < plans->len; i++)
    if (g_array_index (plans, MdgSamplePlan, i).channel == NULL)
      g_array_index (plans, MdgSamplePlan, i).channel = mdg_deck_draw (channels);
}

/* Who asks for few things chooses first, so that an ambulance crew does not ask for a dietitian. */
static void
plan_contents (MdgSampler *self,
               GArray *plans,
               MdgDeck *contents)
{
  JsonObject *liked = json_object_get_object_member (self->distributions, "professions_of_content");
  gint64 seconds = json_object_get_int_member (json_object_get_object_member (self->distributions, "second"), "present");
  JsonObjectIter iter;
  const char *profession;
  JsonNode *codes;

  json_object_iter_init_ordered (&iter, liked);
  while (json_object_iter_next_ordered (&iter, &profession, &codes))
    for (guint i = 0; i < plans->len; i++)
      {
        MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);

        if (plan->content == NULL && g_str_equal (plan->profession, profession))
          plan->content = mdg_deck_draw_liked (contents, json_node_get_array (codes));
      }

  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);
      JsonArray *wanted = json_object_has_member (liked, plan->profession) ? json_object_get_array_member (liked, plan->profession) : NULL;

      /* In the right proportion at any place of the block, exactly in the whole. */
      if ((i + 1) * (guint64) seconds / plans->len == i * (guint64) seconds / plans->len)
        continue;
      do
        plan->second = mdg_dice_chance (&self->dice, 70) ? mdg_dice_pick (&self->dice, wanted) : g_array_index (plans, MdgSamplePlan, mdg_dice_roll (&self->dice, plans->len)).content;
      while (g_str_equal (plan->second, plan->content) && json_array_get_length (wanted) > 0);
    }
}

static const char **
get_codes (MdgSamplePlan *plan,
           gsize offset)
{
  return (const char **) ((char *) plan + offset);
}

static gboolean
add_code (MdgSamplePlan *plan,
          gsize offset,
          const char *code)
{
  const char **codes = get_codes (plan, offset);

  for (guint i = 0; i < MDG_SAMPLE_MAX_CODES; i++)
    {
      if (codes[i] == NULL)
        {
          codes[i] = code;
          return TRUE;
        }
      if (g_str_equal (codes[i], code))
        return FALSE;
    }

  return FALSE;
}

static JsonArray *
find_liked (JsonObject *liked,
            const char *content)
{
  char group[2] = { content[0], '\0' };

  if (json_object_has_member (liked, content))
    return json_object_get_array_member (liked, content);

  return json_object_has_member (liked, group) ? json_object_get_array_member (liked, group) : NULL;
}

/* What excludes all others goes first; then one for each, then the rest where it fits. */
static void
deal_codes (MdgSampler *self,
            GArray *plans,
            const char *key,
            const char *liked_key,
            gsize offset,
            const char *exclusive)
{
  JsonObject *liked = json_object_get_object_member (self->distributions, liked_key);
  g_autoptr (MdgDeck) deck = mdg_deck_new (&self->dice, json_object_get_object_member (self->distributions, key));
  g_autoptr (GArray) alone = g_array_new (FALSE, TRUE, sizeof (gboolean));
  const char *code;

  g_array_set_size (alone, plans->len);
  for (guint i = 0; (code = mdg_deck_take (deck, exclusive)) != NULL; i++)
    {
      guint at = mdg_dice_roll (&self->dice, plans->len);

      for (guint j = 0; i < 3 && j < plans->len; j++)
        if (g_array_index (plans, MdgSamplePlan, j).content[0] == 'G' && !g_array_index (alone, gboolean, j))
          at = j;
      while (g_array_index (alone, gboolean, at) || g_array_index (plans, MdgSamplePlan, at).note >= 0)
        at = (at + 1) % plans->len;
      add_code (&g_array_index (plans, MdgSamplePlan, at), offset, code);
      g_array_index (alone, gboolean, at) = TRUE;
    }

  for (guint i = 0; i < plans->len; i++)
    if (!g_array_index (alone, gboolean, i))
      add_code (&g_array_index (plans, MdgSamplePlan, i), offset, mdg_deck_draw_liked (deck, find_liked (liked, g_array_index (plans, MdgSamplePlan, i).content)));

  while ((code = mdg_deck_draw (deck)) != NULL)
    {
      guint at = mdg_dice_roll (&self->dice, plans->len);

      while (g_array_index (alone, gboolean, at) || !add_code (&g_array_index (plans, MdgSamplePlan, at), offset, code))
        at = (at + 1) % plans->len;
    }
}

static void
plan_conferences (MdgSampler *self,
                  GArray *plans)
{
  JsonArray *liked = json_object_get_array_member (self->distributions, "conferences_of_content");
  gint64 left = json_object_get_int_member (json_object_get_object_member (self->distributions, "conference"), "present");

  for (guint c = 0; c < json_array_get_length (liked); c++)
    for (guint i = 0; i < plans->len && left > 0; i++)
      {
        MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);

        if (!plan->is_conference && g_str_equal (plan->content, json_array_get_string_element (liked, c)) && mdg_dice_chance (&self->dice, 60))
          {
            plan->is_conference = TRUE;
            left--;
          }
      }

  for (guint i = 0; left > 0; i++)
    if (!g_array_index (plans, MdgSamplePlan, i).is_conference)
      {
        g_array_index (plans, MdgSamplePlan, i).is_conference = TRUE;
        left--;
      }
}

static GArray *
new_block (MdgSampler *self,
           int fiscal_year,
           gboolean with_pinned)
{
  JsonObject *counts = self->distributions;
  GArray *plans = g_array_new (FALSE, TRUE, sizeof (MdgSamplePlan));
  g_autoptr (MdgDeck) channels = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "channel"));
  g_autoptr (MdgDeck) professions = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "profession"));
  g_autoptr (MdgDeck) contents = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "content"));
  g_autoptr (MdgDeck) lengths = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "note"));
  g_autoptr (MdgDeck) contacts = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "contacts"));

  g_array_set_size (plans, MDG_SAMPLE_BLOCK);
  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);

      plan->note = plan->special = plan->case_index = -1;
      plan->is_late = i % 2;
      plan->n_contacts = (guint) g_ascii_strtoull (mdg_deck_draw (contacts), NULL, 10);
    }

  if (with_pinned)
    pin_notes (self, plans, channels, professions, contents, lengths);
  plan_days (self, plans, fiscal_year);
  plan_times (self, plans);
  plan_who (plans, channels, professions, lengths);
  plan_contents (self, plans, contents);
  deal_codes (self, plans, "scene", "scenes_of_content", G_STRUCT_OFFSET (MdgSamplePlan, scenes), "none");
  deal_codes (self, plans, "action", "actions_of_content", G_STRUCT_OFFSET (MdgSamplePlan, actions), "listen");
  plan_conferences (self, plans);

  return plans;
}

static gboolean
is_before_september (const MdgSamplePlan *plan)
{
  MdgDate date;

  mdg_date_from_days (plan->day, &date);

  return date.month >= 4 && date.month <= 8;
}

/* The next plan from *at on that belongs to no case yet and may. */
static MdgSamplePlan *
find_free (GArray *plans,
           guint at,
           gboolean before_september)
{
  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, (at + i) % plans->len);

      if (plan->case_index < 0 && plan->note < 0 && plan->content[0] != 'G' && (!before_september || is_before_september (plan)))
        return plan;
    }

  return NULL;
}

static int
find_pinned_case (MdgSampler *self,
                  GPtrArray *cases,
                  const char *letter)
{
  for (guint i = 0; i < cases->len; i++)
    {
      MdgSampleCase *sample = cases->pdata[i];

      if (sample->pinned >= 0 && g_str_equal (json_object_get_string_member (json_array_get_object_element (self->cases, (guint) sample->pinned), "letter"), letter))
        return (int) i;
    }

  return -1;
}

/* Exchanges days, so that their counts stay. */
static void
move_before_september (MdgSampler *self,
                       GArray *plans,
                       MdgSamplePlan *plan)
{
  guint at = mdg_dice_roll (&self->dice, plans->len);

  for (guint i = 0; !is_before_september (plan) && i < plans->len; i++)
    {
      MdgSamplePlan *other = &g_array_index (plans, MdgSamplePlan, (at + i) % plans->len);
      gint32 day = other->day;

      if (other->note >= 0 || !is_before_september (other))
        continue;
      other->day = plan->day;
      plan->day = day;
    }
}

static void
pin_noted_cases (MdgSampler *self,
                 GArray *plans,
                 GPtrArray *cases,
                 guint first_case)
{
  for (guint i = 0; i < json_array_get_length (self->notes); i++)
    {
      JsonObject *note = json_array_get_object_element (self->notes, i);
      int at;

      if (!json_object_has_member (note, "case"))
        continue;
      at = find_pinned_case (self, cases, json_object_get_string_member (note, "case"));
      g_array_index (plans, MdgSamplePlan, i).case_index = (int) first_case + at;
      move_before_september (self, plans, &g_array_index (plans, MdgSamplePlan, i));
      ((MdgSampleCase *) cases->pdata[at])->n_planned++;
    }
}

/* The cases of a committee of September were opened before. */
static void
share_out (MdgSampler *self,
           GArray *plans,
           GPtrArray *cases,
           guint first_case)
{
  JsonObject *counts = json_object_get_object_member (json_object_get_object_member (self->distributions, "case"), "consultations");
  g_autoptr (MdgDeck) deck = mdg_deck_new (&self->dice, counts);

  for (guint i = 0; i < cases->len; i++)
    {
      MdgSampleCase *sample = cases->pdata[i];
      const char *card = sample->pinned == 0 ? mdg_deck_take (deck, "11") : sample->pinned > 0 ? mdg_deck_take (deck, i % 2 == 0 ? "3" : "2")
                                                                                               : mdg_deck_draw (deck);
      guint wanted = (guint) g_ascii_strtoull (card, NULL, 10);

      while (sample->n_planned < wanted)
        {
          gboolean early = sample->pinned >= 0 && wanted - sample->n_planned == 1;
          MdgSamplePlan *plan = find_free (plans, mdg_dice_roll (&self->dice, plans->len), early);

          plan->case_index = (int) (first_case + i);
          sample->n_planned++;
        }
    }
}

/* Names and texts that are hard on programs, once each, among those without a case. */
static void
plan_specials (MdgSampler *self,
               GArray *plans)
{
  guint n_specials = json_array_get_length (json_object_get_array_member (self->names, "special"));
  guint n_given = 0;
  guint n_oddities = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);

      if (plan->note >= 0 || plan->case_index >= 0 || is_resident (plan->profession))
        continue;
      if (n_given < n_specials)
        {
          plan->has_subject = TRUE;
          plan->special = (int) n_given++;
        }
      else if (n_oddities < N_ODDITIES && plan->length == MDG_SAMPLE_PLAIN)
        plan->oddity = (int) ++n_oddities;
    }
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const MdgSamplePlan *p = a;
  const MdgSamplePlan *q = b;

  if (p->day != q->day)
    return p->day < q->day ? -1 : 1;
  if (p->minute != q->minute)
    return p->minute < q->minute ? -1 : 1;

  return p->order < q->order ? -1 : p->order > q->order;
}

/* The first consultation of a case is new; later ones are mostly not. */
static void
plan_kinds (MdgSampler *self,
            MdgSampleYear *year)
{
  JsonObject *counts = json_object_get_object_member (self->distributions, "kind");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (JsonObject) later = json_object_new ();
  g_autoptr (MdgDeck) deck = NULL;

  json_object_set_int_member (later, "continue", json_object_get_int_member (counts, "continue"));
  json_object_set_int_member (later, "repeat", json_object_get_int_member (counts, "repeat"));
  json_object_set_int_member (later, "new", 31);

  for (guint i = 0; i < year->plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (year->plans, MdgSamplePlan, i);

      plan->kind = "new";
      if (plan->case_index < 0 || g_hash_table_add (seen, GINT_TO_POINTER (plan->case_index)))
        continue;
      if (deck == NULL || deck->cards->len == 0)
        {
          g_clear_pointer (&deck, mdg_deck_free);
          deck = mdg_deck_new (&self->dice, later);
        }
      plan->kind = g_intern_string (mdg_deck_draw (deck));
    }
}

static void
add_block (MdgSampler *self,
           MdgSampleYear *year,
           guint n,
           gboolean with_pinned)
{
  g_autoptr (GArray) plans = new_block (self, year->fiscal_year, with_pinned);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  guint first_case = year->cases->len;

  mdg_sample_add_cases (self, cases, with_pinned);
  if (with_pinned)
    pin_noted_cases (self, plans, cases, first_case);
  share_out (self, plans, cases, first_case);
  for (guint i = 0; i < plans->len; i++)
    {
      MdgSamplePlan *plan = &g_array_index (plans, MdgSamplePlan, i);

      plan->order = year->plans->len + i;
      plan->has_subject = plan->has_subject || plan->case_index >= 0 || (plan->content[0] != 'G' && mdg_dice_chance (&self->dice, 45));
    }
  if (with_pinned)
    plan_specials (self, plans);

  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (year->cases, cases->pdata[i]);
  g_array_append_vals (year->plans, plans->data, MIN (n, plans->len));
}

MdgSampleYear *
mdg_sample_year_new (MdgSampler *self,
                     int fiscal_year,
                     guint n_consultations)
{
  MdgSampleYear *year = g_new0 (MdgSampleYear, 1);
  gboolean is_newest = fiscal_year == self->newest_year;

  year->fiscal_year = fiscal_year;
  year->plans = g_array_new (FALSE, TRUE, sizeof (MdgSamplePlan));
  year->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_sample_case_free);

  for (guint done = 0; done < n_consultations; done += MDG_SAMPLE_BLOCK)
    add_block (self, year, n_consultations - done, is_newest && done == 0);

  g_array_sort (year->plans, compare_plans);
  while (year->plans->len > 0 && g_array_index (year->plans, MdgSamplePlan, year->plans->len - 1).day > mdg_sample_get_last_day (self))
    g_array_set_size (year->plans, year->plans->len - 1);
  plan_kinds (self, year);
  if (fiscal_year == self->promise_year)
    mdg_sample_plan_promises (year->plans);

  return year;
}

void
mdg_sample_year_free (MdgSampleYear *year)
{
  g_array_unref (year->plans);
  g_ptr_array_unref (year->cases);
  g_free (year);
}
