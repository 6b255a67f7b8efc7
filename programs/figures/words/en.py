"""English: name, what the picture shows, and a caption for each frame."""

ENGLISH: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "E01": (
        "Interval walk",
        "A person walks, sits down on a bench to rest, and walks again. A timer runs.",
        ("Walk until the bell rings.", "Stop at the bell. Sit and rest.", "Walk again."),
    ),
    "E02": (
        "Steady walk",
        "A person walks along a flat path at an easy pace.",
        ("Walk at a pace that lets you talk.", "Keep the same pace all the way."),
    ),
    "E03": (
        "Brisk or uphill walk",
        "A person walks up a slope with long, quick steps.",
        ("Walk up the hill with quick steps.", "Let your arms swing. You can talk, but not sing."),
    ),
    "E04": (
        "Seated march",
        "A person sits on a chair and lifts one knee, then the other, with swinging arms.",
        ("Sit tall. Lift one knee.", "Set it down and lift the other knee."),
    ),
    "E05": (
        "Recumbent cycle",
        "A person leans back in the seat of an exercise bike and pedals.",
        ("Lean back and hold the handles.", "Pedal round smoothly."),
    ),
    "E06": (
        "Pool walking",
        "A person walks through a pool. The water comes up to the chest.",
        ("Walk forward through the water.", "Swing your arms under the water."),
    ),
    "E07": (
        "Step-touch at the counter",
        "Seen from behind, a person holds a counter and steps from side to side.",
        (
            "Stand tall, fingers on the counter.",
            "Step to the right.",
            "Bring the left foot to it. Then step back.",
        ),
    ),
    "E08": (
        "Sit-to-stand from a high seat",
        "A person gets up from a chair that has a firm cushion on it.",
        (
            "Sit on the cushion with your feet pulled back.",
            "Lean until your nose is over your toes.",
            "Stand up tall.",
        ),
    ),
    "E09": (
        "Sit-to-stand from a chair",
        "A person gets up from a chair with the hands resting lightly on the thighs.",
        (
            "Sit near the front, hands on your thighs.",
            "Lean until your nose is over your toes.",
            "Stand up tall. Then sit down slowly.",
        ),
    ),
    "E10": (
        "Chair squat with a weight",
        "A person holds a weight to the chest, lowers the hips to a chair and stands up again.",
        ("Stand and hold the weight to your chest.", "Touch the seat. Breathe out and rise."),
    ),
    "E11": (
        "Heel raise on two legs",
        "A person holds a counter and rises up on the toes of both feet.",
        ("Stand tall and hold the counter.", "Rise up on your toes. Lower slowly."),
    ),
    "E12": (
        "Heel raise on one leg",
        "A person holds a counter, stands on one leg and rises up on the toes.",
        ("Hold the counter and stand on one leg.", "Rise up on your toes. Lower slowly."),
    ),
    "E13": (
        "Knee straightening with a band",
        "A person sits on a chair and straightens one knee. A band runs from the ankle to a back leg of the chair.",
        ("Loop the band round your ankle and the chair.", "Straighten your knee and hold."),
    ),
    "E14": (
        "Bridge",
        "A person lies on the back with bent knees and lifts the hips off the mat.",
        ("Lie on your back, knees bent.", "Lift your hips. Keep breathing."),
    ),
    "E15": (
        "Standing leg lift to the side",
        "Seen from behind, a person holds a counter and moves one straight leg out to the side.",
        ("Stand tall and hold the counter.", "Move one leg out. Keep your body upright."),
    ),
    "E16": (
        "Seated band row",
        "A person sits on a chair and pulls a band that is fixed to a door. The elbows go back.",
        ("Hold the band with your arms in front.", "Pull your elbows back, close to your sides."),
    ),
    "E17": (
        "Wall push-up",
        "A person leans on a wall with both hands, bends the elbows and pushes away.",
        ("Put your hands on the wall and bend your elbows.", "Push the wall away."),
    ),
    "E18": (
        "Ankle lift with a band",
        "A heel rests on the floor. A band from a table leg pulls on the forefoot, and the toes pull up against it.",
        ("Put the band round the front of your foot.", "Pull your toes up toward you."),
    ),
    "E19": (
        "Toe spread and short foot",
        "A bare foot on the floor spreads its toes, then lifts its arch.",
        (
            "Set your foot flat on the floor.",
            "Spread your toes apart.",
            "Lift the arch. Do not curl your toes.",
        ),
    ),
    "E20": (
        "Grip and finger fan",
        "A hand squeezes a lump of putty, then opens its fingers against a rubber band.",
        (
            "Put the putty in your hand.",
            "Squeeze it and let go.",
            "Put a band round your fingers and open them.",
        ),
    ),
    "E21": (
        "Weight shift",
        "A person stands at a counter and sways to one side, to the other side, and forward. The feet stay still.",
        ("Sway to the left. Your feet stay put.", "Sway to the right.", "Sway forward and back."),
    ),
    "E22": (
        "Half heel-to-toe stand",
        "A person stands beside a counter. One heel is next to the big toe of the other foot.",
        ("Stand with your feet side by side.", "Slide one foot half a step ahead."),
    ),
    "E23": (
        "Heel-to-toe stand",
        "A person stands beside a counter with one foot straight in front of the other, heel to toe.",
        ("Stand with your feet side by side.", "Put one foot right in front of the other."),
    ),
    "E24": (
        "Heel-to-toe walk",
        "A person walks along a line on the floor beside a counter, heel to toe.",
        (
            "Stand heel to toe on a line.",
            "Bring the back foot round to the front.",
            "Set it down heel to toe. Go on.",
        ),
    ),
    "E25": (
        "One-leg stand",
        "A person stands beside a counter on one leg, with the other knee lifted.",
        ("Stand tall beside the counter.", "Lift one foot. Touch the counter if you need to."),
    ),
    "E26": (
        "Clock stepping",
        "Seen from above and behind, a person stands on a clock on the floor and steps to 12, 3, 6 and 9.",
        (
            "Step ahead to 12, and back.",
            "Step to the side to 3, and back.",
            "Step behind you to 6, and back.",
            "Step to the side to 9, and back.",
        ),
    ),
    "E27": (
        "Calf stretch at the wall",
        "A person leans on a wall. The back leg is straight and its heel is on the floor.",
        ("Put your hands on the wall and one foot back.", "Lean in. The back heel stays down."),
    ),
    "E28": (
        "Hamstring stretch with a strap",
        "A person lies on the back and raises one straight leg with a strap round the foot.",
        ("Lie down and loop the strap round one foot.", "Raise the leg until you feel a mild pull."),
    ),
    "E29": (
        "Trunk turn on your side",
        "A person lies on one side with bent knees and opens the top arm to the other side, like a book.",
        (
            "Lie on your side, arms in front.",
            "Lift the top arm. Follow it with your eyes.",
            "Open it to the other side.",
        ),
    ),
    "E30": (
        "Neck range set",
        "A person turns the head, tilts it to one side, and glides the chin straight back.",
        (
            "Turn your head slowly to each side.",
            "Tilt your ear toward each shoulder.",
            "Glide your chin straight back.",
        ),
    ),
    "E31": (
        "Leg nerve slider",
        "A seated person looks down with the knee bent, then looks up while the knee straightens.",
        ("Bend your knee and look down.", "Straighten your knee and look up."),
    ),
    "E32": (
        "Leg nerve stretch",
        "A seated person keeps the chin tucked and straightens one knee with the toes pulled up.",
        ("Sit with your chin tucked.", "Straighten your knee. Keep your chin tucked."),
    ),
    "E33": (
        "Arm nerve slider: thumb side",
        "A person holds one arm out to the side. The wrist bends back as the head tips toward that arm.",
        ("Arm out, wrist soft. Tip your head away.", "Bend the wrist back. Tip your head toward the arm."),
    ),
    "E34": (
        "Arm nerve slider: little-finger side",
        "A person holds one arm out, then bends the elbow and brings the palm toward the ear. The head tips toward it.",
        ("Lift one arm out to the side. Head up.", "Bring your palm to your ear. Tip your head toward it."),
    ),
    "E35": (
        "Texture practice",
        "A person rests one forearm on a pillow and strokes it with a cloth. Other textures lie on the table.",
        ("Start at the edge of the sore area.", "Stroke along evenly, from end to end."),
    ),
    "E36": (
        "Mirror or left-right practice",
        "A person hides one hand in a box with a mirror on its side, moves the other and watches it in the mirror.",
        ("Hide the sore hand behind the mirror.", "Move the good hand and watch the mirror."),
    ),
    "E37": (
        "Stairs with a rail",
        "A person holds the rail and goes up the stairs, the stronger leg first.",
        (
            "Hold the rail.",
            "Strong leg up first.",
            "Bring the other foot up. Going down, the weaker leg goes first.",
        ),
    ),
    "E38": (
        "Down to the floor and up again",
        "A person holds a chair, goes down on one knee, then on both knees, and sits on the floor.",
        (
            "Put both hands on the chair.",
            "Go down on one knee.",
            "Go down on both knees.",
            "Sit down to the side. Go up the same way.",
        ),
    ),
    "E39": (
        "Paced chore block",
        "A person wipes a counter until the timer rings, sits down to rest, and wipes again.",
        ("Work until the bell rings.", "Stop at the bell. Sit and rest.", "Do the next block."),
    ),
    "E40": (
        "Carry and place",
        "A person lifts a bag from the floor, carries it and sets it on a shelf.",
        (
            "Bend your knees and lift the bag close to you.",
            "Walk with it.",
            "Set it on the shelf. Change hands.",
        ),
    ),
    "MB01": (
        "Paced breathing",
        "A person sits with closed eyes, a hand on the chest and one on the belly. A circle grows with the breath in.",
        ("Breathe in while the circle grows.", "Breathe out slowly while it shrinks."),
    ),
    "MB02": (
        "Mindfulness of breath",
        "A person sits on a chair with closed eyes and feels the breath come and go.",
        ("Feel the air come in.", "Feel the air go out."),
    ),
    "MB03": (
        "Body scan",
        "A person lies on the back with closed eyes. A soft light moves from the hands down to the feet.",
        ("Start with your hands.", "Move on to your belly and legs.", "End with your feet."),
    ),
    "MB04": (
        "Progressive muscle relaxation",
        "A seated person makes two fists, then lets the hands rest on the lap.",
        ("Tense your hands and arms gently.", "Let go. Notice the change."),
    ),
    "MB05": (
        "Guided imagery",
        "A seated person with closed eyes thinks of a calm place with hills, sun and water.",
        ("Sit well and close your eyes.", "Think of a place where you feel calm."),
    ),
    "MB06": (
        "Notice, breathe, adjust the timer",
        "A seated person feels a tight shoulder, breathes with a hand on the belly, and sets a timer.",
        ("Notice the first sign.", "Breathe slowly for a while.", "Set your timer again."),
    ),
    "SU01": (
        "Desk set-up",
        "A person at a desk, first bent over, then upright with the screen at eye level and support for the back.",
        (
            "Not like this: bent toward the screen.",
            "Like this: screen at eye level, feet flat, back on a cushion.",
        ),
    ),
    "SU02": (
        "Kitchen set-up",
        "A person reaches things kept between hip and shoulder height, then sits on a stool to cut.",
        ("Keep daily things between your hips and your shoulders.", "Sit on a stool to peel and cut."),
    ),
    "SU03": (
        "Sleeping position",
        "A person sleeps on the side with a pillow between the knees, or on the back with one under the knees.",
        (
            "On your side: one pillow between your knees and one to hug.",
            "On your back: a pillow under your knees.",
        ),
    ),
    "SU04": (
        "Shoes and socks",
        "A closed shoe with a deep opening, wide toes, straps, a firm heel and a thick flat sole.",
        (
            "It opens wide and has a thumb's width of room for your toes.",
            "Straps hold it. The heel is firm and the sole is flat.",
        ),
    ),
    "SU05": (
        "Car or bus seat",
        "A person in a car seat, first slumped, then upright with a cushion in the small of the back.",
        ("Not like this: slumped in the seat.", "Like this: sit back, with a cushion behind your waist."),
    ),
    "SU06": (
        "Bathroom set-up",
        "A person sits on a shower stool and holds a rail on the wall. A mat covers the floor.",
        ("Hold the rail on the wall.", "Sit on a stool. Use a mat that grips."),
    ),
}
