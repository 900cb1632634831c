#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-referral-row.h"

#include "mdg-describe.h"
#include "mdg-referral-code.h"

#include <glib/gi18n-lib.h>

enum
{
  NUMBER,
  DAY,
  PERSON,
  KIND,
  STATE,
  REASONS,
  FROM,
  OWNER,
  BALL,
  DUE,
  N_TEXTS
};

struct _MdgReferralRow
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  gint64 id;
  MdgListedReferral *line;
  char *texts[N_TEXTS];
  gboolean is_late;
};

G_DEFINE_FINAL_TYPE (MdgReferralRow, mdg_referral_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_texts (MdgReferralRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->line, mdg_listed_referral_free);
}

static char *
describe_person (MdgReferralRow *self,
                 int year)
{
  const MdgListedReferral *line = self->line;
  int age = mdg_describe_age (line->birth, line->age, line->received_at, line->received_at != NULL ? line->received_at : "");
  g_autofree char *person = NULL;
  g_autofree char *age_sex = NULL;

  if (line->subject_name == NULL && age < 0 && line->sex == NULL)
    return g_strdup (_ ("not about a person"));

  person = mdg_describe_person (line->subject_name, age, line->sex);
  age_sex = mdg_describe_age_sex (mdg_workspace_get_vocabularies (self->workspace), age, line->sex);

  return *age_sex != '\0' && line->subject_name != NULL ? g_strdup_printf ("%s  %s", person, age_sex) : g_steal_pointer (&person);
}

static char *
describe_reasons (MdgReferralRow *self,
                  int year)
{
  g_auto (GStrv) codes = g_strsplit (self->line->reasons != NULL ? self->line->reasons : "", " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "reason9", codes[i], year));
  if (words->len == 0 && self->line->request_text != NULL)
    {
      g_auto (GStrv) first = g_strsplit (self->line->request_text, "\n", 2);

      g_string_assign (words, first[0]);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_ball (MdgReferralRow *self)
{
  const MdgListedReferral *line = self->line;
  const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "ref_ball", line->ball, 0);

  if (line->is_paused)
    return g_strdup (_ ("paused"));
  if (line->ball == NULL || g_str_equal (line->ball, "none"))
    return g_strdup ("");
  if (g_str_equal (line->ball, "centre"))
    return g_strdup (line->next_what != NULL ? line->next_what : label);

  return g_strdup_printf (_ ("waiting for %s"), line->ball_text != NULL ? line->ball_text : label);
}

static void
fill (MdgReferralRow *self)
{
  const MdgListedReferral *line = self->line;
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  int year = line->received_at != NULL ? mdg_describe_fiscal_year (line->received_at) : 0;

  self->texts[NUMBER] = line->number != NULL ? mdg_referral_number_format (line->number) : g_strdup (_ ("Draft"));
  self->texts[DAY] = mdg_describe_day (self->workspace, line->received_at);
  self->texts[PERSON] = describe_person (self, year);
  self->texts[KIND] = g_strdup (mdg_vocabularies_get_label (vocabularies, "ref_kind", line->kind, year));
  self->texts[STATE] = g_strdup (mdg_vocabularies_get_label (vocabularies, "ref_state", line->status, year));
  self->texts[REASONS] = describe_reasons (self, year);
  self->texts[FROM] = g_strjoin (" ", line->affiliation != NULL ? line->affiliation : "", line->requester_name, NULL);
  self->texts[OWNER] = g_strdup (line->owner_name != NULL ? line->owner_name : _ ("nobody in charge"));
  self->texts[BALL] = describe_ball (self);
  self->texts[DUE] = mdg_describe_due (self->workspace, line->due, &self->is_late);
}

void
mdg_referral_row_reload (MdgReferralRow *self)
{
  g_return_if_fail (MDG_IS_REFERRAL_ROW (self));

  forget_texts (self);
  self->is_late = FALSE;
  self->line = mdg_referral_list_query_load (mdg_workspace_get_store (self->workspace), self->id, NULL);
  if (self->line != NULL)
    fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mdg_referral_row_finalize (GObject *object)
{
  MdgReferralRow *self = MDG_REFERRAL_ROW (object);

  forget_texts (self);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (mdg_referral_row_parent_class)->finalize (object);
}

static void
mdg_referral_row_class_init (MdgReferralRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_referral_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_REFERRAL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_referral_row_init (MdgReferralRow *self)
{
}

MdgReferralRow *
mdg_referral_row_new (MdgWorkspace *workspace,
                      gint64 id)
{
  MdgReferralRow *self = g_object_new (MDG_TYPE_REFERRAL_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  mdg_referral_row_reload (self);

  return self;
}

const MdgListedReferral *
mdg_referral_row_get_line (MdgReferralRow *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_ROW (self), NULL);

  return self->line;
}

const MdgUuid *
mdg_referral_row_get_uuid (MdgReferralRow *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_ROW (self), NULL);

  return self->line != NULL ? &self->line->uuid : NULL;
}

static const char *
get_text (MdgReferralRow *self,
          guint text)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_ROW (self), "");

  return self->texts[text] != NULL ? self->texts[text] : "";
}

#define GETTER(name, TEXT)                             \
  const char *                                         \
    mdg_referral_row_get_##name (MdgReferralRow *self) \
  {                                                    \
    return get_text (self, TEXT);                      \
  }

GETTER (number, NUMBER)
GETTER (day, DAY)
GETTER (person, PERSON)
GETTER (kind, KIND)
GETTER (state, STATE)
GETTER (reasons, REASONS)
GETTER (from, FROM)
GETTER (owner, OWNER)
GETTER (ball, BALL)
GETTER (due, DUE)

gboolean
mdg_referral_row_is_late (MdgReferralRow *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_ROW (self), FALSE);

  return self->is_late;
}

char *
mdg_referral_row_dup_summary (MdgReferralRow *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_ROW (self), NULL);

  return g_strjoin (" ", get_text (self, NUMBER), get_text (self, STATE), get_text (self, DUE), get_text (self, PERSON), get_text (self, KIND),
                    get_text (self, FROM), get_text (self, OWNER), get_text (self, BALL), NULL);
}

/* The list. */

static gpointer
copy_request (gconstpointer request)
{
  return mdg_referral_filter_copy (request);
}

static void
free_request (gpointer request)
{
  mdg_referral_filter_free (request);
}

static GArray *
list (MdgStore *store,
      gconstpointer request,
      const MdgRecordKey *after,
      guint limit,
      GError **error)
{
  return mdg_referral_list_query_keys (store, request, after, limit, error);
}

static gboolean
count (MdgStore *store,
       gconstpointer request,
       MdgRecordCounts *counts,
       GError **error)
{
  counts->n_records = mdg_referral_list_query_count (store, request, error);

  return counts->n_records >= 0;
}

static GObject *
load_row (MdgWorkspace *workspace,
          gconstpointer request,
          gint64 id)
{
  return G_OBJECT (mdg_referral_row_new (workspace, id));
}

static gboolean
concerns (gconstpointer request,
          MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_REFERRAL || kind == MDG_KIND_REFERRAL_PAUSE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
refresh_row (MdgWorkspace *workspace,
             gconstpointer request,
             GObject *row,
             MdgChange *change)
{
  if (!concerns (request, change))
    return FALSE;

  mdg_referral_row_reload (MDG_REFERRAL_ROW (row));

  return TRUE;
}

MdgRecordList *
mdg_referral_list_new (MdgWorkspace *workspace)
{
  static const MdgRecordQuery query = {
    copy_request,
    free_request,
    list,
    count,
    load_row,
    refresh_row,
    concerns,
    mdg_referral_row_get_type,
  };

  return mdg_record_list_new (workspace, &query);
}

const char *
mdg_referral_filter_get_label (MdgReferralCriterion criterion)
{
  static const char *const labels[MDG_N_REFERRAL_CRITERIA] = {
    NC_ ("filter", "Words"), NC_ ("filter", "State"), NC_ ("filter", "Due"), NC_ ("filter", "In charge"),
    NC_ ("filter", "Next move"), NC_ ("filter", "Kind"), NC_ ("filter", "Urgency"), NC_ ("filter", "Area")
  };

  g_return_val_if_fail (criterion < MDG_N_REFERRAL_CRITERIA, NULL);

  return labels[criterion];
}
