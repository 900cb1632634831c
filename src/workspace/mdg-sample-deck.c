#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-sample-private.h"

/* SplitMix64, high half. */
guint
mdg_dice_roll (MdgDice *dice,
               guint n)
{
  guint64 z = (dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  g_return_val_if_fail (n > 0, 0);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  z ^= z >> 31;

  return (guint) ((z >> 32) % n);
}

gboolean
mdg_dice_chance (MdgDice *dice,
                 guint percent)
{
  return mdg_dice_roll (dice, 100) < percent;
}

const char *
mdg_dice_pick (MdgDice *dice,
               JsonArray *texts)
{
  return json_array_get_string_element (texts, mdg_dice_roll (dice, json_array_get_length (texts)));
}

static void
shuffle (MdgDeck *self)
{
  for (guint i = self->cards->len; i > 1; i--)
    {
      guint j = mdg_dice_roll (self->dice, i);
      gpointer card = self->cards->pdata[i - 1];

      self->cards->pdata[i - 1] = self->cards->pdata[j];
      self->cards->pdata[j] = card;
    }
}

MdgDeck *
mdg_deck_new (MdgDice *dice,
              JsonObject *counts)
{
  MdgDeck *self = g_new0 (MdgDeck, 1);
  JsonObjectIter iter;
  const char *code;
  JsonNode *count;

  self->dice = dice;
  self->cards = g_ptr_array_new ();
  json_object_iter_init_ordered (&iter, counts);
  while (json_object_iter_next_ordered (&iter, &code, &count))
    for (gint64 i = 0; i < json_node_get_int (count); i++)
      g_ptr_array_add (self->cards, (gpointer) code);
  shuffle (self);

  return self;
}

void
mdg_deck_free (MdgDeck *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}

const char *
mdg_deck_draw (MdgDeck *self)
{
  return self->cards->len > 0 ? g_ptr_array_remove_index (self->cards, self->cards->len - 1) : NULL;
}

const char *
mdg_deck_take (MdgDeck *self,
               const char *code)
{
  for (guint i = self->cards->len; i > 0; i--)
    if (g_str_equal (self->cards->pdata[i - 1], code))
      return g_ptr_array_remove_index_fast (self->cards, i - 1);

  return NULL;
}

const char *
mdg_deck_draw_liked (MdgDeck *self,
                     JsonArray *wanted)
{
  guint n = wanted != NULL ? json_array_get_length (wanted) : 0;
  guint first = n > 0 ? mdg_dice_roll (self->dice, MIN (n, 2)) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *code = mdg_deck_take (self, json_array_get_string_element (wanted, (first + i) % n));

      if (code != NULL)
        return code;
    }

  return mdg_deck_draw (self);
}
