#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-coverage-item.h"

struct _MdgCoverageItem
{
  GObject parent_instance;

  guint town;
  double missing;
  char *texts[MDG_COVERAGE_ITEM_N_TEXTS];
};

G_DEFINE_FINAL_TYPE (MdgCoverageItem, mdg_coverage_item, G_TYPE_OBJECT)

static void
mdg_coverage_item_finalize (GObject *object)
{
  MdgCoverageItem *self = MDG_COVERAGE_ITEM (object);

  for (guint i = 0; i < MDG_COVERAGE_ITEM_N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (mdg_coverage_item_parent_class)->finalize (object);
}

static void
mdg_coverage_item_class_init (MdgCoverageItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_coverage_item_finalize;
}

static void
mdg_coverage_item_init (MdgCoverageItem *self)
{
}

MdgCoverageItem *
mdg_coverage_item_new (guint town,
                       double missing,
                       const char *const *texts)
{
  MdgCoverageItem *self = g_object_new (MDG_TYPE_COVERAGE_ITEM, NULL);

  self->town = town;
  self->missing = missing;
  for (guint i = 0; i < MDG_COVERAGE_ITEM_N_TEXTS; i++)
    self->texts[i] = g_strdup (texts[i]);

  return self;
}

guint
mdg_coverage_item_get_town (MdgCoverageItem *self)
{
  return self->town;
}

double
mdg_coverage_item_get_missing (MdgCoverageItem *self)
{
  return self->missing;
}

const char *
mdg_coverage_item_get_text (MdgCoverageItem *self,
                            guint column)
{
  return self->texts[column];
}
