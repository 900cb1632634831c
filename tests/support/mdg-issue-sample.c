#include "mdg-issue-sample.h"

#include "mdg-case-issue.h"
#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-case-sets.h"
#include "mdg-case.h"
#include "mdg-letters.h"
#include "mdg-term.h"

typedef struct
{
  const char *band;
  const char *sex;
  const char *household;
  const char *care;
  const char *issues;
} SampleCase;

static const SampleCase cases[MDG_ISSUE_SAMPLE_CASES] = {
  { "80代", "f", "alone", "none", "C1a C2a P1b P1c M1b M3a" },
  { "80代", "f", "other", "k1", "F1c F1e P2e M1a" },
  { "70代", "m", "alone", "none", "C3b C1b P1d P2d M2c M3g" },
  { "80代", "m", "elderly", "k4", "F1b F2a M4a M3c" },
  { "60代", "f", "alone", "none", "C2a C2f M2b P1b" },
  { "90代", "f", "elderly", "k3", "F1b M1c C1c F2a" },
  { "70代", "m", "alone", "s2", "M3b P2c F1f C1b" },
  { "80代", "f", "other", "k2", "F1h F2b P2h M4f" },
  { "80代", "m", "elderly", "k5", "M4b F2e C2e M4f" },
  { "50代", "m", "other", "none", "F1c M2b M3a C2i" },
  { "80代", "f", "alone", "k1", "M3f P2c P2f" },
  { "70代", "f", "elderly", NULL, "P1c M3d F1b M3c" },
  { "80代", "m", "alone", "k2", "M3e P2d C1a P2e" },
  { "30代", "f", "other", NULL, "M4a F1g C2d C2i" },
  { "80代", "m", "alone", "none", "C3a C3c C2g P2f" },
};

static void
add_tick (MdgChange *change,
          MdgRecord *owner,
          const char *issue)
{
  g_autoptr (MdgRecord) tick = mdg_record_new (MDG_KIND_CASE_ISSUE);

  mdg_record_set_reference (tick, MDG_CASE_ISSUE_CASE, mdg_record_get_uuid (owner));
  mdg_record_set_text (tick, MDG_CASE_ISSUE_ISSUE, issue);
  mdg_change_add (change, tick);
}

static void
add_case (MdgChange *change,
          MdgRecord *set,
          guint index,
          const SampleCase *sample,
          const char *issues)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_CASE);
  g_autoptr (MdgRecord) member = mdg_record_new (MDG_KIND_CASE_SET_MEMBER);
  g_autofree char *letter = mdg_letters_dup (index);
  g_auto (GStrv) codes = g_strsplit (issues, " ", -1);

  mdg_record_set_text (record, MDG_CASE_AGE_BAND, sample->band);
  mdg_record_set_text (record, MDG_CASE_SEX, sample->sex);
  mdg_record_set_text (record, MDG_CASE_HOUSEHOLD_KIND, sample->household);
  mdg_record_set_text (record, MDG_CASE_CARE_LEVEL, sample->care);
  mdg_record_set_text (record, MDG_CASE_OPENED_ON, index % 2 == 0 ? "2025-06-10" : "2026-05-10");
  mdg_record_set_flag (record, MDG_CASE_IS_GRAVE, index == MDG_ISSUE_SAMPLE_CASES - 1);
  mdg_change_add (change, record);
  for (char **code = codes; *code != NULL; code++)
    add_tick (change, record, *code);
  mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE_SET, mdg_record_get_uuid (set));
  mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE, mdg_record_get_uuid (record));
  mdg_record_set_text (member, MDG_CASE_SET_MEMBER_LETTER, letter);
  mdg_record_set_integer (member, MDG_CASE_SET_MEMBER_POSITION, index);
  mdg_change_add (change, member);
}

static void
add_own_columns (MdgChange *change,
                 guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint item = 0; item < 2; item++)
      {
        g_autoptr (MdgRecord) term = mdg_record_new (MDG_KIND_TERM);
        g_autofree char *code = item == 0 ? g_strdup_printf ("U-1-%u", i) : g_strdup_printf ("U-1-%ua", i);
        g_autofree char *parent = g_strdup_printf ("U-1-%u", i);

        mdg_record_set_text (term, MDG_TERM_VOCABULARY, "issue");
        mdg_record_set_text (term, MDG_TERM_CODE, code);
        mdg_record_set_text (term, MDG_TERM_LABEL, item == 0 ? "独自の列" : "独自の課題");
        mdg_record_set_text (term, MDG_TERM_KANA, "どくじ");
        if (item == 0)
          mdg_record_set_text (term, MDG_TERM_GROUP, "地域課題");
        else
          mdg_record_set_text (term, MDG_TERM_PARENT, parent);
        mdg_record_set_integer (term, MDG_TERM_POSITION, 1000 + i);
        mdg_record_set_integer (term, MDG_TERM_FROM_YEAR, 2000);
        mdg_change_add (change, term);
      }
}

static MdgWorkspace *
open_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  MdgWorkspace *workspace;
  const MdgDate today = { 2026, 5, 12 };

  mdg_workspace_create (path, "みほんセンター", &error);
  g_assert_no_error (error);
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (workspace, &today);

  return workspace;
}

static MdgRecord *
new_set (MdgChange *change)
{
  MdgRecord *set = mdg_record_new (MDG_KIND_CASE_SET);

  mdg_record_set_text (set, MDG_CASE_SET_NAME, "R8第1回市地域ケア会議 提出事例");
  mdg_record_set_text (set, MDG_CASE_SET_HELD_ON, "2026-07-15");
  mdg_record_set_integer (set, MDG_CASE_SET_FISCAL_YEAR, 2026);
  mdg_change_add (change, set);

  return set;
}

MdgWorkspace *
mdg_issue_sample_open (const char *path)
{
  MdgWorkspace *workspace = open_new (path);
  g_autoptr (MdgChange) change = mdg_change_new ("Sample");
  g_autoptr (MdgRecord) set = new_set (change);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MDG_ISSUE_SAMPLE_CASES; i++)
    add_case (change, set, i, &cases[i], cases[i].issues);
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);

  return workspace;
}

MdgWorkspace *
mdg_issue_sample_open_large (const char *path,
                             guint n_cases,
                             guint n_columns)
{
  MdgWorkspace *workspace = open_new (path);
  g_autoptr (MdgChange) change = mdg_change_new ("Sample");
  g_autoptr (MdgRecord) set = new_set (change);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_columns, >=, 11);
  add_own_columns (change, n_columns - 11);
  for (guint i = 0; i < n_cases; i++)
    {
      const SampleCase *sample = &cases[i % MDG_ISSUE_SAMPLE_CASES];
      g_autoptr (GString) issues = g_string_new (sample->issues);

      for (guint column = i % 3; column < n_columns - 11; column += 3)
        g_string_append_printf (issues, " U-1-%ua", column);
      add_case (change, set, i, sample, issues->str);
    }
  mdg_workspace_save (workspace, change, &error);
  g_assert_no_error (error);

  return workspace;
}

void
mdg_issue_sample_get_set (MdgWorkspace *workspace,
                          MdgUuid *set)
{
  g_autoptr (GPtrArray) lines = mdg_case_set_query_list (mdg_workspace_get_store (workspace), NULL);

  g_assert_cmpuint (lines->len, ==, 1);
  *set = ((MdgCaseSetLine *) lines->pdata[0])->uuid;
}
