#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-sample-private.h"
#include "mdg-subject.h"

#include <string.h>

#define LONG_TEXT 820

void
mdg_sample_note_clear (MdgSampleNote *note)
{
  g_free (note->text);
  g_free (note->answer);
  g_clear_pointer (&note->quotes, g_ptr_array_unref);
}

/* Days as people write them in a note: 5/12, 先週火, R7.4.20. */
static char *
dup_said_date (MdgSampler *self,
               gint32 day)
{
  static const char *const words[] = { "先週月", "先週火", "先週木", "昨日", "一昨日", "今週初め" };
  MdgDate date;

  mdg_date_from_days (day - 3 - (gint32) mdg_dice_roll (&self->dice, 20), &date);
  switch (mdg_dice_roll (&self->dice, 3))
    {
    case 0:
      return g_strdup_printf ("%d/%d", date.month, date.day);
    case 1:
      return mdg_date_format_short (&date);
    default:
      return g_strdup (words[mdg_dice_roll (&self->dice, G_N_ELEMENTS (words))]);
    }
}

static void
append_said (MdgSampler *self,
             GString *text,
             const char *sentence,
             gint32 day)
{
  g_autoptr (GString) said = g_string_new (sentence);

  if (strstr (sentence, "{date}") != NULL)
    {
      g_autofree char *date = dup_said_date (self, day);

      g_string_replace (said, "{date}", date, 0);
    }
  g_string_append_len (text, said->str, (gssize) said->len);
}

static void
append_person (MdgSampler *self,
               GString *text,
               MdgSampleCase *sample,
               MdgRecord *subject,
               gint32 day)
{
  static const char *const households[][2] = { { "alone", "、独居" }, { "elderly", "、夫婦世帯" }, { "child80", "、未婚の子と2人" }, { "fam", "、子世帯と同居" }, { "facility", "、サ高住" } };
  const char *birth = mdg_record_get_text (subject, MDG_SUBJECT_BIRTH);
  const char *sex = mdg_record_get_text (subject, MDG_SUBJECT_SEX);
  MdgDate date;
  MdgDate at;

  mdg_date_from_days (day, &at);
  if (sample != NULL)
    g_string_append_printf (text, "%d代", sample->decade);
  else if (birth != NULL && mdg_date_parse_iso (birth, &date))
    g_string_append_printf (text, "%d代", mdg_date_age (&date, &at) / 10 * 10);
  g_string_append (text, g_strcmp0 (sex, "f") == 0 ? "女性" : g_strcmp0 (sex, "m") == 0 ? "男性"
                                                                                        : "の方");
  for (guint i = 0; sample != NULL && i < G_N_ELEMENTS (households); i++)
    if (g_str_equal (sample->household, households[i][0]))
      g_string_append (text, households[i][1]);
  if (sample != NULL && sample->care[0] == 'k')
    g_string_append_printf (text, "、要介護%c", sample->care[1]);
  g_string_append (text, "。");
}

/* One or two issues of the case that no note has told of yet. */
static void
append_issues (MdgSampler *self,
               GString *text,
               MdgSampleCase *sample,
               GPtrArray *quotes)
{
  for (guint i = 0; i < 2 && sample->issues->len > 0; i++)
    {
      const char *issue = sample->issues->pdata[sample->n_told % sample->issues->len];
      const char *sentence = mdg_dice_pick (&self->dice, json_object_get_array_member (self->issues, issue));

      if (strstr (text->str, sentence) == NULL)
        {
          g_string_append (text, sentence);
          g_ptr_array_add (quotes, (gpointer) issue);
          g_ptr_array_add (quotes, (gpointer) sentence);
        }
      sample->n_told++;
    }
}

static JsonObject *
get_content (MdgSampler *self,
             const char *code)
{
  return json_object_get_object_member (json_object_get_object_member (self->grammar, "contents"), code);
}

static void
append_details (MdgSampler *self,
                GString *text,
                guint n,
                gint32 day)
{
  JsonArray *details = json_object_get_array_member (self->grammar, "details");

  for (guint i = 0; i < n; i++)
    {
      const char *detail = mdg_dice_pick (&self->dice, details);

      if (strstr (text->str, detail) == NULL)
        append_said (self, text, detail, day);
    }
}

static void
append_long (MdgSampler *self,
             GString *text,
             gint32 day)
{
  JsonArray *parts = json_object_get_array_member (self->grammar, "long");
  guint n = json_array_get_length (parts);
  guint first = mdg_dice_roll (&self->dice, n);

  for (guint i = 0; i < n || g_utf8_strlen (text->str, -1) < LONG_TEXT; i++)
    {
      g_string_append_c (text, '\n');
      append_said (self, text, json_array_get_string_element (parts, (first + i) % n), day);
    }
}

static const char *
get_opener (MdgSampler *self,
            MdgSamplePlan *plan)
{
  const char *key = g_str_equal (plan->kind, "continue") ? "continued" : g_str_equal (plan->kind, "repeat") ? "repeated"
                                                                                                            : "openers";

  return mdg_dice_pick (&self->dice, json_object_get_array_member (self->grammar, key));
}

/* The habits of typists: digits in full width, bullets, line ends. */
static void
dress (MdgSampler *self,
       GString *text)
{
  if (mdg_dice_chance (&self->dice, 15))
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char narrow[2] = { digit, '\0' };
        char wide[8] = { 0 };

        g_unichar_to_utf8 (0xff10 + (gunichar) (digit - '0'), wide);
        g_string_replace (text, narrow, wide, 0);
      }
  if (mdg_dice_chance (&self->dice, 10))
    {
      g_string_prepend (text, "・");
      g_string_replace (text, "。", "。\n・", 2);
    }
  else if (mdg_dice_chance (&self->dice, 22))
    g_string_replace (text, "。", "。\n", 2);
}

static void
make_odd (GString *text,
          int oddity)
{
  static const char *const pieces[] = { "\t（ショート\t2泊3日）", "①受診 ②申請 ③見守りの順に進める。", "条件は A<B & \"要相談\"、’〜' も可。", "𠮷田橋のたもとの家。", "連絡待ち。  " };

  if (oddity >= 1 && oddity <= (int) G_N_ELEMENTS (pieces))
    g_string_append (text, pieces[oddity - 1]);
  else if (oddity > (int) G_N_ELEMENTS (pieces))
    g_string_truncate (text, 0);
}

static void
write_pinned (MdgSampler *self,
              MdgSamplePlan *plan,
              MdgSampleNote *note)
{
  JsonObject *object = json_array_get_object_element (self->notes, (guint) plan->note);

  note->text = g_strdup (json_object_get_string_member (object, "text"));
  note->answer = g_strdup (json_object_get_string_member_with_default (object, "action", NULL));
  if (json_object_has_member (object, "findings"))
    {
      JsonArray *findings = json_object_get_array_member (object, "findings");

      for (guint i = 0; i < json_array_get_length (findings); i++)
        {
          JsonObject *finding = json_array_get_object_element (findings, i);

          g_ptr_array_add (note->quotes, (gpointer) json_object_get_string_member (finding, "issue"));
          g_ptr_array_add (note->quotes, (gpointer) json_object_get_string_member (finding, "quote"));
        }
    }
}

void
mdg_sample_write_note (MdgSampler *self,
                       MdgSamplePlan *plan,
                       MdgSampleCase *sample,
                       MdgRecord *subject,
                       MdgSampleNote *note)
{
  JsonObject *content = get_content (self, plan->content);
  g_autoptr (GString) text = g_string_new (NULL);

  note->quotes = g_ptr_array_new ();
  if (plan->note >= 0)
    {
      write_pinned (self, plan, note);
      return;
    }
  if (plan->length == MDG_SAMPLE_SHORT)
    {
      note->text = g_strdup (json_object_get_string_member (content, "short"));
      return;
    }

  append_said (self, text, get_opener (self, plan), plan->day);
  if (subject != NULL)
    append_person (self, text, sample, subject, plan->day);
  if (sample != NULL)
    append_issues (self, text, sample, note->quotes);
  g_string_append (text, mdg_dice_pick (&self->dice, json_object_get_array_member (content, "situations")));
  append_details (self, text, 1 + mdg_dice_roll (&self->dice, 3), plan->day);
  g_string_append (text, mdg_dice_pick (&self->dice, json_object_get_array_member (content, "asks")));
  if (plan->length == MDG_SAMPLE_LONG)
    append_long (self, text, plan->day);
  else
    dress (self, text);
  make_odd (text, plan->oddity);

  note->text = g_strdup (text->str);
  note->answer = g_strdup (mdg_dice_pick (&self->dice, json_object_get_array_member (content, "answers")));
}

char *
mdg_sample_dup_contact_text (MdgSampler *self,
                             gint32 day,
                             gboolean is_out,
                             char **who)
{
  JsonObject *contacts = json_object_get_object_member (self->grammar, "contacts");
  g_autoptr (GString) text = g_string_new (mdg_dice_pick (&self->dice, json_object_get_array_member (contacts, is_out ? "out" : "in")));

  *who = g_strdup (mdg_dice_pick (&self->dice, json_object_get_array_member (self->grammar, "whos")));
  g_string_replace (text, "{who}", *who, 0);

  return g_strdup (text->str);
}
